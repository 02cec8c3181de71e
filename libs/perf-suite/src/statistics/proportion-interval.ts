import { bisect } from './bisect.js';
import { incompleteBeta } from './incomplete-beta.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The exact 95 % interval of a share (Clopper & Pearson 1934).
 * @throws {RangeError} unless 0 ≤ hits ≤ n and n ≥ 1.
 */
export function proportionInterval(hits: number, n: number): Interval {
  if (!(n >= 1 && hits >= 0 && hits <= n)) {
    throw new RangeError(`Expected from 0 to n hits of n ≥ 1 trials, got ${hits} of ${n}.`);
  }
  const betaQuantile = (p: number, a: number, b: number) => bisect((x) => incompleteBeta(x, a, b), p, 0, 1);
  return {
    low: hits === 0 ? 0 : betaQuantile(0.025, hits, n - hits + 1),
    high: hits === n ? 1 : betaQuantile(0.975, hits + 1, n - hits),
  };
}
