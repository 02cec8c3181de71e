import { binomialCdf } from './binomial.js';

/**
 * How many of `n` requests may be late where at most a share `late` of all may be, so that with `confidence` no more of all
 * are: the largest k with P(Binomial(n, late) ≤ k) ≤ 1 − confidence, which is where the one-sided bound of Clopper and
 * Pearson (1934) comes to lie below the share. −1 where n is too small to show it even if none is late.
 * @throws {RangeError} unless both shares are between 0 and 1.
 */
export function allowedLate(n: number, late: number, confidence: number): number {
  checkShares(late, confidence);
  let allowed = -1;
  while (allowed + 1 < n && binomialCdf(allowed + 1, n, late) <= 1 - confidence) allowed++;
  return allowed;
}

/** The fewest requests of which `allowed` may be late (see {@link allowedLate}). */
export function requestsNeeded(allowed: number, late: number, confidence: number): number {
  checkShares(late, confidence);
  const isEnough = (n: number) => binomialCdf(allowed, n, late) <= 1 - confidence;
  let low = allowed;
  let high = allowed + 1;
  while (!isEnough(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether so many of `n` late ones show, with `confidence`, that more than the share `late` of all are. */
export function isShownLate(count: number, n: number, late: number, confidence: number): boolean {
  checkShares(late, confidence);
  return count > 0 && 1 - binomialCdf(count - 1, n, late) <= 1 - confidence;
}

function checkShares(late: number, confidence: number): void {
  for (const share of [late, confidence]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`Expected a share between 0 and 1, got ${share}.`);
  }
}
