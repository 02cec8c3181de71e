/** A box that scored above the threshold, in pixels of the network's input; all values are float32. */
export interface Candidate {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly score: number;
  readonly class: number;
}
