import { binomialCdf } from './binomial.js';
import { ascending, sortedQuantile } from './sorted-quantile.js';

/** Of the two-sided interval; each bound holds with 97.5 %. */
export const quantileConfidence = 0.95;

export interface QuantileEstimate {
  readonly q: number;
  readonly n: number;
  /** `null` where there are too few samples to bound it; a median is always given. */
  readonly value: number | null;
  /** Bounds that hold whatever the distribution; `null` where there are too few samples. */
  readonly low: number | null;
  readonly high: number | null;
  /** Samples that it takes to bound it from both sides. */
  readonly needed: number;
}

/**
 * A quantile with bounds that are order statistics, so that they hold for any continuous distribution
 * (David & Nagaraja, Order Statistics, 3rd ed., section 7.1). Refused where too few samples were taken to bound it.
 * @throws {RangeError} for a `q` outside 0…1.
 */
export function estimateQuantile(values: readonly number[], q: number): QuantileEstimate {
  if (!(q > 0 && q < 1)) throw new RangeError(`Expected a quantile between 0 and 1, got ${q}.`);
  const n = values.length;
  const needed = samplesNeeded(q);
  if (n === 0) return { q, n, value: null, low: null, high: null, needed };
  const sorted = ascending(values);
  const bounded = n >= needed;
  return {
    q,
    n,
    value: bounded || q === 0.5 ? sortedQuantile(sorted, q) : null,
    low: bounded ? (sorted[lowerRank(n, q) - 1] ?? null) : null,
    high: bounded ? (sorted[upperRank(n, q) - 1] ?? null) : null,
    needed,
  };
}

/** The fewest samples whose extremes bound the quantile from both sides: 6 for the median, 72 for p95, 368 for p99. */
export function samplesNeeded(q: number): number {
  const tail = (1 - quantileConfidence) / 2;
  return Math.ceil(Math.log(tail) / Math.log(Math.max(q, 1 - q)));
}

/** The highest rank whose order statistic is above the quantile with at most 2.5 %: P(Binomial(n, q) ≤ rank − 1). */
function lowerRank(n: number, q: number): number {
  const tail = (1 - quantileConfidence) / 2;
  let rank = 0;
  while (rank < n && binomialCdf(rank, n, q) <= tail) rank++;
  return rank;
}

/** The lowest rank whose order statistic is below the quantile with at most 2.5 %: P(Binomial(n, q) ≥ rank). */
function upperRank(n: number, q: number): number {
  const tail = (1 - quantileConfidence) / 2;
  let rank = n + 1;
  while (rank > 1 && 1 - binomialCdf(rank - 2, n, q) <= tail) rank--;
  return rank;
}
