import { describeValues } from './describe-values.js';
import type { Interval } from './proportion-interval.js';
import { studentQuantile } from './student-t.js';

/**
 * Where the mean of `fresh` further values lies with 95 %, given earlier values of a normal distribution:
 * mean ± t(n−1) · s · √(1/fresh + 1/n) (Hahn & Meeker, Statistical Intervals, section 4.8).
 * @throws {RangeError} for fewer than two values.
 */
export function predictionInterval(
  values: readonly number[],
  fresh = 1,
): Interval & { readonly mean: number } {
  if (values.length < 2) {
    throw new RangeError(`Expected at least two values to predict from, got ${values.length}.`);
  }
  const { n, mean, sd } = describeValues(values);
  const half = studentQuantile(0.975, n - 1) * (sd ?? 0) * Math.sqrt(1 / fresh + 1 / n);
  return { mean, low: mean - half, high: mean + half };
}
