import { clock } from './clock.js';

/** Sleep ends late by less. */
const spinMs = 0.1;
const nobody = new Int32Array(new SharedArrayBuffer(4));

/**
 * Holds the thread for `share` of the time since `start`, so that all since then took so much longer. It sleeps as far as it
 * can: a thread that spins takes a core of the engine's, and the slowdown is of no known size.
 */
export function plantSlowdown(share: number, start: number): void {
  if (share === 0) return;
  const called = clock();
  const end = called + share * (called - start);
  const sleepMs = end - called - spinMs;
  if (sleepMs > 0) Atomics.wait(nobody, 0, 0, sleepMs);
  while (clock() < end);
}
