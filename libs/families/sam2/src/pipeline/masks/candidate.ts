/** A mask that the network proposes. */
export interface Candidate {
  /** [height, width] */
  readonly logits: Float32Array;
  readonly height: number;
  readonly width: number;
  /** Expected overlap with the true mask, 0…1. */
  readonly score: number;
}
