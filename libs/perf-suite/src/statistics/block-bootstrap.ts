import { Random } from '../images/random.js';
import { medianSlope } from './median-slope.js';
import { median, sortedQuantile } from './sorted-quantile.js';
import type { Slope } from './theil-sen.js';

export interface BlockBootstrapOptions {
  /** Neighbouring values that are drawn together. By default the cube root of their number, the order that Künsch gives. */
  readonly blockLength?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

/** Bound once: a global is slow to look up inside jest's sandbox. */
const { cbrt, ceil } = Math;

/**
 * Theil and Sen's slope of equally spaced values with a 95 % interval that allows for values that hang together with
 * their neighbours, as readings of memory do: blocks of the residuals are drawn (the moving block bootstrap of Künsch
 * 1989), laid around the line, and the slope is taken again. `low` and `high` are its percentiles.
 * @throws {RangeError} for fewer than three values.
 */
export function blockBootstrapSlope(
  values: readonly number[],
  { blockLength = ceil(cbrt(values.length)), replicates = 999, seed = 1 }: BlockBootstrapOptions = {},
): Slope {
  const n = values.length;
  if (n < 3) throw new RangeError(`Expected at least three values for a slope, got ${n}.`);
  const pairs = new Float64Array((n * (n - 1)) / 2);
  const slope = medianSlope(Float64Array.from(values), pairs);
  const residuals = Float64Array.from(values, (value, index) => value - slope * index);
  const centre = median([...residuals]);
  const random = new Random(seed);
  const drawn = new Float64Array(n);
  const slopes: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let filled = 0; filled < n; filled += blockLength) {
      const start = random.between(0, n - blockLength);
      for (let offset = 0; offset < blockLength && filled + offset < n; offset++) {
        drawn[filled + offset] = (residuals[start + offset] ?? NaN) - centre;
      }
    }
    // The line itself adds the same to every slope between two values.
    slopes.push(slope + medianSlope(drawn, pairs));
  }
  const sorted = Float64Array.from(slopes).sort();
  const quantile = (q: number) => sortedQuantile([...sorted], q);
  return { slope, low: quantile(0.025), high: quantile(0.975) };
}
