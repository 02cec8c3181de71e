import { DeadlineExceededError } from '../errors/request-errors.js';

export interface RequestLimits {
  /** Milliseconds from now. */
  readonly deadlineMs?: number | undefined;
  /** The first to be aborted counts. */
  readonly signals?: readonly AbortSignal[];
}

/** A request that waits for its answer, its deadline or its abort: the first decides, the others come too late. */
export class PendingRequest<Request, Answer> {
  readonly request: Request;
  readonly answer: Promise<Answer>;
  readonly #stopWatching: () => void;
  #resolve!: (answer: Answer) => void;
  #reject!: (reason: unknown) => void;

  constructor(request: Request, { deadlineMs, signals = [] }: RequestLimits) {
    this.request = request;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const watched = signals.map((signal) => ({ signal, onAbort: () => this.fail(signal.reason) }));
    const timer =
      deadlineMs === undefined
        ? undefined
        : setTimeout(() => this.fail(new DeadlineExceededError(deadlineMs)), deadlineMs);
    this.#stopWatching = () => {
      clearTimeout(timer);
      for (const { signal, onAbort } of watched) signal.removeEventListener('abort', onAbort);
    };
    for (const { signal, onAbort } of watched) signal.addEventListener('abort', onAbort);
  }

  succeed(answer: Answer): void {
    this.#stopWatching();
    this.#resolve(answer);
  }

  fail(reason: unknown): void {
    this.#stopWatching();
    this.#reject(reason);
  }
}
