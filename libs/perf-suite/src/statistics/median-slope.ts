import { selectKth } from './select-kth.js';

/**
 * The median of the slopes between all pairs of equally spaced values (Theil 1950), without an interval: fast enough to
 * be taken a thousand times. `slopes` has room for n(n − 1)/2 of them and is overwritten.
 */
export function medianSlope(values: Float64Array, slopes: Float64Array): number {
  const n = values.length;
  let count = 0;
  for (let right = 1; right < n; right++) {
    const value = values[right] ?? NaN;
    for (let left = 0; left < right; left++) {
      slopes[count++] = (value - (values[left] ?? NaN)) / (right - left);
    }
  }
  const upper = selectKth(slopes, count, count >> 1);
  if (count % 2 === 1) return upper;
  // What is left of the upper middle is no larger than it.
  let lower = -Infinity;
  for (let index = 0; index < count >> 1; index++) {
    const slope = slopes[index] ?? NaN;
    if (slope > lower) lower = slope;
  }
  return (lower + upper) / 2;
}
