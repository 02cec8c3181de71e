import { Xoshiro128 } from '../statistics/xoshiro128.js';

/**
 * When `count` requests of independent users arrive, in milliseconds from 0: the gaps are exponential with a mean of
 * 1 / `perSecond`. The same seed gives the same arrivals everywhere.
 */
export function poissonArrivals(perSecond: number, count: number, seed: number): Float64Array {
  const random = new Xoshiro128(seed);
  let now = 0;
  return Float64Array.from({ length: count }, () => (now += (1000 / perSecond) * random.exponential()));
}
