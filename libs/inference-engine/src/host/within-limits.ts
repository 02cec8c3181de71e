import { now } from '../clock.js';
import { checkRequestOptions, type RequestOptions } from '../engine/infer-options.js';
import { DeadlineExceededError } from '../errors/request-errors.js';
import { onAbort } from '../workers/on-abort.js';
import { onTime } from '../workers/on-time.js';

/**
 * Runs what takes several steps with a signal for all of them: it is aborted with {@link DeadlineExceededError} at the
 * deadline, or with the reason of the caller's own signal.
 * @throws {InvalidOptionError} before anything is run.
 */
export async function withinLimits<T>(
  options: RequestOptions,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  checkRequestOptions(options);
  const { deadlineMs, signal } = options;
  signal?.throwIfAborted();
  const limit = new AbortController();
  const stops: (() => void)[] = [];
  if (signal) stops.push(onAbort(signal, () => limit.abort(signal.reason)));
  if (deadlineMs !== undefined) {
    stops.push(onTime(now() + deadlineMs, () => limit.abort(new DeadlineExceededError(deadlineMs))));
  }
  try {
    return await run(limit.signal);
  } finally {
    for (const stop of stops) stop();
  }
}
