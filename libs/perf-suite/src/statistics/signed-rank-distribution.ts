/**
 * P(W ≤ w) of Wilcoxon's signed-rank statistic for n differences without ties, for each w from 0 to n(n + 1)/2: each rank
 * adds to it or not, with probability ½ (Wilcoxon 1945; the recursion is that of Streitberg & Röhmel 1986).
 * @throws {RangeError} unless n is a whole number of at least 1.
 */
export function signedRankCdf(n: number): Float64Array {
  if (!(Number.isInteger(n) && n >= 1)) throw new RangeError(`Expected n ≥ 1 differences, got ${n}.`);
  return cumulative(halfChanceSums(Array.from({ length: n }, (_, index) => index + 1)));
}

/** The probability of each sum of the whole-numbered `weights`, where each is taken with probability ½. */
export function halfChanceSums(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reached = 0;
  for (const weight of weights) {
    reached += weight;
    for (let sum = reached; sum >= 0; sum--) {
      const taken = sum >= weight ? (probability[sum - weight] ?? 0) : 0;
      probability[sum] = ((probability[sum] ?? 0) + taken) / 2;
    }
  }
  return probability;
}

function cumulative(probabilities: Float64Array): Float64Array {
  let sum = 0;
  return probabilities.map((probability) => (sum += probability));
}
