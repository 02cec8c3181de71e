import { checkRequestOptions, type RequestOptions } from '../engine/infer-options.js';
import { DeadlineExceededError } from '../errors/request-errors.js';

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
  const onAbort = () => limit.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const timer =
    deadlineMs === undefined
      ? undefined
      : setTimeout(() => limit.abort(new DeadlineExceededError(deadlineMs)), deadlineMs);
  try {
    return await run(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
