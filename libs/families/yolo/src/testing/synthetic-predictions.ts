/**
 * Predictions [4 + classes, anchors] that any language can compute alike: `unit(i)` is the upper 24 of the 32 bits of
 * i × 2654435761, as a share of 2^24. Anchors stand in 7 clusters, so that boxes overlap; scores are cubed, so that
 * most are low. The arithmetic is double precision, rounded to float32 when stored.
 */
export function syntheticPredictions(classes: number, anchors: number, seed: number): Float32Array {
  const unit = (index: number) => (Math.imul(index, 2654435761) >>> 8) / 2 ** 24;
  const output = new Float32Array((4 + classes) * anchors);
  for (let anchor = 0; anchor < anchors; anchor++) {
    const cluster = anchor % 7;
    const value = (row: number) => unit(anchor + seed + 1000 * row);
    output[anchor] = 80 + 70 * cluster + value(0) * 24;
    output[anchors + anchor] = 90 + 60 * cluster + value(1) * 24;
    output[2 * anchors + anchor] = 60 + value(2) * 30;
    output[3 * anchors + anchor] = 70 + value(3) * 30;
  }
  for (let index = 0; index < classes * anchors; index++) {
    const share = unit(index + seed + 7777);
    output[4 * anchors + index] = share * share * share;
  }
  return output;
}
