/** A case that ended as none may. */
export interface Finding {
  readonly target: string;
  readonly index: number;
  /** The sound input that it was made from. */
  readonly madeFrom: string;
  /** For people. */
  readonly problem: string;
  readonly input: Uint8Array;
}
