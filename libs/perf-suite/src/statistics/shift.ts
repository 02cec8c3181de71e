import { ascending, sortedQuantile } from './sorted-quantile.js';
import type { Interval } from './proportion-interval.js';

/** `low` and `high` are the 95 % interval. */
export interface Shift extends Interval {
  /** How much larger values of the second sample are than those of the first. */
  readonly shift: number;
}

const tail = 0.025;

/**
 * The median of all differences between two samples (Hodges & Lehmann 1963) with the interval that inverts the exact
 * Mann–Whitney test (Moses 1965), whatever the distribution. The ends are infinite where there are too few values for
 * any bound, as three in each are.
 * @throws {RangeError} for an empty sample.
 */
export function estimateShift(first: readonly number[], second: readonly number[]): Shift {
  if (first.length === 0 || second.length === 0) {
    throw new RangeError(`Expected two samples, got one of ${first.length} and one of ${second.length}.`);
  }
  const differences = ascending(second.flatMap((b) => first.map((a) => b - a)));
  const rank = boundRank(first.length, second.length);
  return {
    shift: sortedQuantile(differences, 0.5),
    low: rank === 0 ? -Infinity : differences[rank - 1]!,
    high: rank === 0 ? Infinity : differences[differences.length - rank]!,
  };
}

/** The highest rank k with P(U ≤ k − 1) ≤ 2.5 % where the two samples do not differ; 0 where there is none. */
function boundRank(m: number, n: number): number {
  const counts = waysToU(m, n);
  const all = counts.reduce((sum, ways) => sum + ways, 0);
  let rank = 0;
  let below = 0;
  while (rank < counts.length && (below + counts[rank]!) / all <= tail) below += counts[rank++]!;
  return rank;
}

/**
 * In how many ways m values among n others come to each U: the coefficients of the Gaussian binomial, from the product of
 * (1 − q^(n+i)) / (1 − q^i).
 */
function waysToU(m: number, n: number): Float64Array {
  const largest = m * n;
  const ways = new Float64Array(largest + 1);
  ways[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let u = largest; u >= n + i; u--) ways[u] = ways[u]! - ways[u - n - i]!;
    for (let u = i; u <= largest; u++) ways[u] = ways[u]! + ways[u - i]!;
  }
  return ways;
}
