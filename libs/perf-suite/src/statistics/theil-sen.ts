import { ascending, sortedQuantile } from './sorted-quantile.js';
import type { Interval } from './proportion-interval.js';

/** Of a standard normal, two-sided 95 %. */
const normalQuantile = 1.959963984540054;

/** `low` and `high` are the 95 % interval. */
export interface Slope extends Interval {
  /** Change of the value with each further sample. */
  readonly slope: number;
}

/**
 * The median of the slopes between all pairs of equally spaced values (Theil 1950), which a few odd values do not move,
 * with Sen's interval (1968).
 * @throws {RangeError} for fewer than three values.
 */
export function theilSen(values: readonly number[]): Slope {
  const n = values.length;
  if (n < 3) throw new RangeError(`Expected at least three values for a slope, got ${n}.`);
  const slopes: number[] = [];
  for (let right = 1; right < n; right++) {
    for (let left = 0; left < right; left++) {
      slopes.push(((values[right] ?? NaN) - (values[left] ?? NaN)) / (right - left));
    }
  }
  const sorted = ascending(slopes);
  const reach = normalQuantile * Math.sqrt((n * (n - 1) * (2 * n + 5) - tieTerm(values)) / 18);
  const lower = Math.max(0, Math.round((sorted.length - reach) / 2) - 1);
  const upper = Math.min(sorted.length - 1, Math.round((sorted.length + reach) / 2));
  return {
    slope: sortedQuantile(sorted, 0.5),
    low: sorted[lower] ?? NaN,
    high: sorted[upper] ?? NaN,
  };
}

/** Ties carry less information: Sen (1968), equation 2.6. */
function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, k) => sum + k * (k - 1) * (2 * k + 5), 0);
}
