import { signedRankCdf } from './signed-rank-distribution.js';
import { ascending, sortedQuantile } from './sorted-quantile.js';

export interface HodgesLehmann {
  readonly estimate: number;
  /** Each bound is passed with a probability of at most `alpha`; `null` where there are too few values to bound it so surely. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The centre of symmetrically distributed values: the median of all their pairwise means (Hodges & Lehmann 1963), bounded by
 * those that the exact signed-rank test does not reject (Hollander, Wolfe & Chicken, Nonparametric Statistical Methods,
 * 3rd ed., section 3.3). `alpha` is that of each side.
 * @throws {RangeError} for no values.
 */
export function hodgesLehmann(values: readonly number[], alpha: number): HodgesLehmann {
  if (values.length === 0)
    throw new RangeError('Expected at least one value to find the centre of, got none.');
  const means = walshAverages(values);
  // A centre below as few of them as this is rejected.
  const rejected = signedRankCdf(values.length).findIndex((probability) => probability > alpha) - 1;
  return {
    estimate: sortedQuantile(means, 0.5),
    low: means[rejected] ?? null,
    high: means[means.length - 1 - rejected] ?? null,
  };
}

/** The means of all pairs, each value with itself too, ascending. */
function walshAverages(values: readonly number[]): number[] {
  return ascending(
    values.flatMap((value, index) => values.slice(index).map((other) => value / 2 + other / 2)),
  );
}
