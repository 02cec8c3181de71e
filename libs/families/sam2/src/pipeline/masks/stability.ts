const { fround } = Math;

/** As the published predictor has it; it compares in float32. */
const offset = fround(0.05);

/**
 * How little a mask changes when it is cut off a little above instead of a little below 0: the overlap of both,
 * 0…1, and 1 where both are empty.
 */
export function stability(logits: Float32Array): number {
  let above = 0;
  let below = 0;
  for (let index = 0; index < logits.length; index++) {
    if (logits[index]! > -offset) below++;
    if (logits[index]! > offset) above++;
  }
  return below === 0 ? 1 : fround(above / below);
}
