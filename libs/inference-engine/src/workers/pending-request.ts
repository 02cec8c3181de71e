import { DeadlineExceededError } from '../errors/request-errors.js';
import { now } from '../clock.js';
import { onAbort } from './on-abort.js';
import { onTime } from './on-time.js';

export const priorities = ['high', 'normal', 'low'] as const;

/** Which of the waiting requests goes first. */
export type Priority = (typeof priorities)[number];

export interface RequestLimits {
  /** Milliseconds from `since`. */
  readonly deadlineMs?: number | undefined;
  /** When the call was made, on the clock of `now`; now when left out. */
  readonly since?: number;
  /** The first to be aborted counts. */
  readonly signals?: readonly AbortSignal[];
  readonly priority?: Priority | undefined;
  /** Takes the place in the queue that an earlier request of the same call has left, whether or not there is room. */
  readonly hasPlace?: boolean;
}

/** A request that waits for its answer, its deadline or its abort: the first decides, the others come too late. */
export class PendingRequest<Request, Result> {
  readonly request: Request;
  readonly limits: RequestLimits;
  /** On the clock of `now`. */
  readonly queuedAt = now();
  readonly result: Promise<Result>;
  readonly #stopWatching: () => void;
  readonly #onGivenUp: () => void;
  #resolve!: (result: Result) => void;
  #reject!: (reason: unknown) => void;

  /** `onGivenUp` is called at once when the deadline or an abort decides. */
  constructor(request: Request, limits: RequestLimits, onGivenUp: () => void) {
    const { deadlineMs, signals = [] } = limits;
    this.request = request;
    this.limits = limits;
    this.#onGivenUp = onGivenUp;
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    const stops = signals.map((signal) => onAbort(signal, () => this.#giveUp(signal.reason)));
    if (deadlineMs !== undefined) {
      const dueAt = (limits.since ?? this.queuedAt) + deadlineMs;
      stops.push(onTime(dueAt, () => this.#giveUp(new DeadlineExceededError(deadlineMs))));
    }
    this.#stopWatching = () => {
      for (const stop of stops) stop();
    };
  }

  succeed(result: Result): void {
    this.#stopWatching();
    this.#resolve(result);
  }

  fail(reason: unknown): void {
    this.#stopWatching();
    this.#reject(reason);
  }

  #giveUp(reason: unknown): void {
    this.fail(reason);
    this.#onGivenUp();
  }
}
