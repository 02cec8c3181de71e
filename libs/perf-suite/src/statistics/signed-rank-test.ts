import { doubledRanks } from './doubled-ranks.js';
import { halfChanceSums } from './signed-rank-distribution.js';

export interface SignedRankTest {
  /** Differences that are not 0. */
  readonly n: number;
  /** Sum of the ranks of the positive differences. */
  readonly w: number;
  /** The probability of a `w` of at least this where the differences lie symmetrically about 0. */
  readonly greater: number;
  /** Of at most this. */
  readonly less: number;
  readonly twoSided: number;
}

/**
 * Wilcoxon's signed-rank test (1945), exact for any n: the distribution is that of all 2ⁿ signs of the ranks there are, ties
 * included. Differences of 0 say nothing and are left out. Nothing is rejected where none is left.
 */
export function signedRankTest(differences: readonly number[]): SignedRankTest {
  const moved = differences.filter((difference) => difference !== 0);
  const ranks = doubledRanks(moved.map(Math.abs));
  const w = ranks.reduce((sum, rank, index) => sum + ((moved[index] ?? 0) > 0 ? rank : 0), 0);
  let [greater, less] = [0, 0];
  halfChanceSums(ranks).forEach((probability, sum) => {
    if (sum >= w) greater += probability;
    if (sum <= w) less += probability;
  });
  [greater, less] = [Math.min(1, greater), Math.min(1, less)];
  return { n: moved.length, w: w / 2, greater, less, twoSided: Math.min(1, 2 * Math.min(greater, less)) };
}
