/** The pixels of one object. */
export interface Mask {
  /** What the network expects its overlap with the true mask to be (intersection over union), 0…1. */
  readonly score: number;
  /** Pixels in it. */
  readonly area: number;
  /** x1, y1, x2, y2 around it in pixels of the original image, the second corner exclusive; all 0 for an empty mask. */
  readonly box: readonly [number, number, number, number];
  /** A byte for each pixel of the original image, row-major: 1 inside, 0 outside. */
  readonly bitmap: Uint8Array;
  /** As COCO writes masks. */
  readonly rle: RunLengthMask;
  /** What the network itself gave, at its own resolution: a later prompt's `mask`. */
  readonly logits: Float32Array;
}

/** A mask as COCO stores it: lengths of runs down the columns, the first of zeros, in COCO's compressed characters. */
export interface RunLengthMask {
  readonly size: readonly [height: number, width: number];
  readonly counts: string;
}
