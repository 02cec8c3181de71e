/** The worker that served the request died; `cause` says of what where that is known. Code `WORKER_CRASHED`. */
export class WorkerCrashedError extends Error {
  override readonly name = 'WorkerCrashedError';
  readonly code = 'WORKER_CRASHED';
}

/**
 * Workers died so often that no more are started for a while; `cause` is the last death. Code `RESTART_LIMIT`.
 */
export class RestartLimitError extends Error {
  override readonly name = 'RestartLimitError';
  readonly code = 'RESTART_LIMIT';
  /** Until another worker is started; `Infinity` where none ever is. */
  readonly retryAfterMs: number;

  constructor({ deaths, withinMs, retryAfterMs }: RestartPause, cause: Error) {
    const next =
      retryAfterMs === Infinity
        ? 'Dead workers are not replaced (`restarts.max` is 0).'
        : `Another is started in ${Math.ceil(retryAfterMs)} ms.`;
    super(
      `No worker is left: ${deaths} died within ${withinMs} ms, the last of this: ${cause.message} ${next}`,
      { cause },
    );
    this.retryAfterMs = retryAfterMs;
  }
}

interface RestartPause {
  readonly deaths: number;
  readonly withinMs: number;
  readonly retryAfterMs: number;
}
