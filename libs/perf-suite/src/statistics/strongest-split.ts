/** Where a row of values falls into two parts that differ most. */
export interface Split {
  /** Of the second part's first value. */
  readonly index: number;
  /** Standard deviations that the sum of the second part's ranks is off what chance gives, ties not allowed for. */
  readonly distance: number;
}

/** Bound once: a global is slow to look up inside jest's sandbox. */
const { abs, sqrt } = Math;

/**
 * The change point of a row: where the rank sums of both sides differ most (Pettitt 1979). Standardised at each place
 * (Ross, Tasoulis & Adams 2011), as the plain sum hardly sees a change near an end, which warm-up is. Ranks, so that a few
 * odd values move nothing.
 * @param ranks From 1; equal values share the mean of theirs.
 * @param least Values of either part. `null` where the row is too short for two.
 */
export function strongestSplit(ranks: ArrayLike<number>, least: number): Split | null {
  const n = ranks.length;
  let best: Split | null = null;
  let strongest = -1;
  let sum = 0;
  for (let before = 1; before <= n - least; before++) {
    sum += ranks[before - 1] ?? NaN;
    if (before < least) continue;
    const expected = (before * (n + 1)) / 2;
    const distance = abs(sum - expected) / sqrt((before * (n - before) * (n + 1)) / 12);
    if (distance > strongest) {
      strongest = distance;
      best = { index: before, distance };
    }
  }
  return best;
}
