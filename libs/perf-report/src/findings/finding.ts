/** Something that was judged, whatever judged it. */
export interface Finding {
  /** The model, the compared versions, or the gate itself. */
  readonly subject: string;
  readonly kind: 'measurement' | 'target' | 'baseline' | 'comparison' | 'exam';
  readonly name: string;
  /** `error`: it could not be measured. */
  readonly outcome: 'pass' | 'fail' | 'error' | 'inconclusive';
  /** The verdict in the report's own words, such as `not-comparable`. */
  readonly verdict: string;
  readonly measured: string;
  /** What was asked for; empty where that is no figure. */
  readonly expected: string;
  readonly reason: string;
}
