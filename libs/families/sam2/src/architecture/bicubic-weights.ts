/** Of the cubic kernel of Keys (1981), as PyTorch has it. */
const a = -0.75;

/**
 * What each of `inSize` samples counts in each of `outSize` that they are resized to: pixel centres aligned, samples
 * beyond the edge those at the edge. Every row adds up to 1.
 */
export function bicubicWeights(outSize: number, inSize: number): number[][] {
  return Array.from({ length: outSize }, (_, index) => {
    const source = ((index + 0.5) * inSize) / outSize - 0.5;
    const before = Math.floor(source);
    const row = Array<number>(inSize).fill(0);
    for (let tap = before - 1; tap <= before + 2; tap++) {
      row[Math.min(Math.max(tap, 0), inSize - 1)]! += kernel(Math.abs(source - tap));
    }
    return row;
  });
}

function kernel(distance: number): number {
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  if (distance < 2) return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
  return 0;
}
