export interface PromptPoint {
  /** In pixels of the original image, like everything here. */
  readonly x: number;
  readonly y: number;
  /** 1: on the object; 0: not on it. */
  readonly label: 0 | 1;
}

/** What marks the object whose mask is wanted; everything given counts together. */
export interface Prompt {
  readonly points?: readonly PromptPoint[];
  /** x1, y1, x2, y2 */
  readonly box?: readonly [number, number, number, number];
  /** `logits` of a mask from an earlier answer about the same image. */
  readonly mask?: Float32Array;
  /**
   * Whether to answer with all candidates (whole, part, subpart) or with the one that fits best.
   * By default all for a single point, which can mean several things, and one otherwise.
   */
  readonly multimask?: boolean;
}
