const { fround } = Math;

/** As the published predictor has them; it compares in float32. */
const offset = fround(0.05);
const threshold = fround(0.98);

/** Whether a mask hardly changes when it is cut off a little above or a little below 0. */
export function isStable(logits: Float32Array): boolean {
  let above = 0;
  let below = 0;
  for (let index = 0; index < logits.length; index++) {
    if (logits[index]! > -offset) below++;
    if (logits[index]! > offset) above++;
  }
  return below === 0 || fround(above / below) >= threshold;
}
