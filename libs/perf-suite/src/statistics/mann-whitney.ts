import { doubledRanks } from './doubled-ranks.js';

export interface MannWhitney {
  /** Pairs in which the first group's value is the larger; ties count half. */
  readonly u: number;
  /** The probability of a `u` of at least this where both groups come from one distribution. */
  readonly greater: number;
  readonly less: number;
  readonly twoSided: number;
}

/**
 * The test of Mann & Whitney (1947), exact: against all ways to choose the first group among the values there are, ties
 * included. For groups of a few dozen.
 * @throws {RangeError} for an empty group.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney {
  if (first.length === 0 || second.length === 0) {
    throw new RangeError(`Expected two groups of values, got ${first.length} and ${second.length} values.`);
  }
  const ranks = doubledRanks([...first, ...second]);
  const sum = ranks.slice(0, first.length).reduce((total, rank) => total + rank, 0);
  let [all, atLeast, atMost] = [0, 0, 0];
  rankSums(ranks, first.length).forEach((ways, value) => {
    all += ways;
    if (value >= sum) atLeast += ways;
    if (value <= sum) atMost += ways;
  });
  const [greater, less] = [atLeast / all, atMost / all];
  return {
    u: sum / 2 - (first.length * (first.length + 1)) / 2,
    greater,
    less,
    twoSided: Math.min(1, 2 * Math.min(greater, less)),
  };
}

/** In how many ways `size` of the ranks have each sum. */
function rankSums(ranks: readonly number[], size: number): Float64Array {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  ways[0]![0] = 1;
  for (const rank of ranks) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const [into, from] = [ways[chosen]!, ways[chosen - 1]!];
      for (let sum = total; sum >= rank; sum--) into[sum] = (into[sum] ?? 0) + (from[sum - rank] ?? 0);
    }
  }
  return ways[size]!;
}
