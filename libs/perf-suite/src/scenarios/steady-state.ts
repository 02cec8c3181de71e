import { median } from '../statistics/sorted-quantile.js';

const window = 5;
const tolerance = 0.1;
/** Below it two medians differ by noise of the clock and the scheduler alone. */
const noiseMs = 0.05;

/**
 * Whether the last five times, in milliseconds, are as the five before: their medians differ by at most 10 %. Medians, so that one
 * collection of garbage does not prolong a warm-up; the tolerance is what machines with neighbours reach.
 */
export function isSteady(values: readonly number[]): boolean {
  if (values.length < 2 * window) return false;
  const now = median(values.slice(-window));
  const before = median(values.slice(-2 * window, -window));
  return isSameLevel(now, before);
}

/** Whether two medians, in milliseconds, differ by no more than those of a machine that is steady. */
export function isSameLevel(now: number, before: number): boolean {
  return Math.abs(now - before) <= Math.max(tolerance * before, noiseMs);
}
