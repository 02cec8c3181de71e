import { setImmediate, setTimeout } from 'node:timers/promises';

/**
 * Resolves when `now` has come to `dueMs`, or at the next turn of the event loop where it has already, so that answers come in
 * whatever the load; and soon after the signal is aborted. Timers go by whole milliseconds, so the last one is waited for turn
 * by turn.
 */
export async function waitUntil(dueMs: number, now: () => number, signal?: AbortSignal): Promise<void> {
  const isOver = () => signal?.aborted === true;
  const options = signal === undefined ? {} : { signal };
  for (let left = dueMs - now(); left >= 1 && !isOver(); left = dueMs - now()) {
    // An abort rejects it, and is what the loop ends by.
    await setTimeout(Math.min(Math.floor(left), longestTimerMs), undefined, options).catch(() => undefined);
  }
  do await setImmediate();
  while (now() < dueMs && !isOver());
}

/** Timers hold no more: a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;
