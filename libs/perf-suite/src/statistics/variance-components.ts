/** What is known of one group: its size, mean and sample standard deviation (n − 1 in the denominator). */
export interface Group {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

export interface VarianceComponents {
  /** Of all values together. */
  readonly mean: number;
  /** Standard deviation of the groups' true means; 0 where they differ no more than their values explain. */
  readonly between: number;
  /** Standard deviation of a value within its group. */
  readonly within: number;
}

/**
 * How much of the spread lies between groups and how much within them: the ANOVA estimates of the one-way random model for
 * groups of any size (Searle, Casella & McCulloch, Variance Components, section 3.6), cut off at 0.
 * @throws {RangeError} for fewer than two groups, or without a group of two values.
 */
export function varianceComponents(groups: readonly Group[]): VarianceComponents {
  const k = groups.length;
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  if (k < 2 || total <= k) {
    throw new RangeError(
      `Expected at least two groups and a value more than groups, got ${k} groups of ${total} values.`,
    );
  }
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / total;
  const squaresBetween = groups.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  const squaresWithin = groups.reduce((sum, { n, sd }) => sum + (n - 1) * sd ** 2, 0);
  const meanSquareWithin = squaresWithin / (total - k);
  const meanSquareBetween = squaresBetween / (k - 1);
  const size = (total - groups.reduce((sum, { n }) => sum + n * n, 0) / total) / (k - 1);
  const variance = Math.max(0, (meanSquareBetween - meanSquareWithin) / size);
  return { mean, between: Math.sqrt(variance), within: Math.sqrt(meanSquareWithin) };
}
