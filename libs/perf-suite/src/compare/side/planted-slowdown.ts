import { clock } from './clock.js';

/**
 * Keeps the thread busy for `share` of the time since `start`, as a slower call would. It counts where calls are timed one
 * by one; with several at once a worker goes on meanwhile, and the throughput hardly sees it.
 */
export function plantSlowdown(share: number, start: number): void {
  if (share === 0) return;
  const called = clock();
  const end = called + share * (called - start);
  while (clock() < end);
}
