/** What the family's published predictor does unless told otherwise. */
export const defaultThreshold = 0.25;
/** Of two boxes of one class that overlap by more, the lower-scoring one is dropped. */
export const overlapLimit = 0.7;
/** Best-scoring candidates that non-maximum suppression looks at. */
export const maxCandidates = 30_000;
export const maxDetections = 300;
/** Moves the boxes of each class away from those of all others, in pixels: no image is as large. */
export const classOffset = 7680;
