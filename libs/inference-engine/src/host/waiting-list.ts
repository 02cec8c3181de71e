import { QueueFullError } from '../errors/request-errors.js';

interface Waiter<Grant> {
  grant(grant: Grant): void;
  fail(reason: Error): void;
}

/** Requests that wait for a model to be loaded, in the order they came. */
export class WaitingList<Grant> {
  readonly #limits: { readonly maxQueue: number; readonly workers: number };
  readonly #waiting = new Set<Waiter<Grant>>();

  /** As many may wait as the model's engine would have running and waiting. */
  constructor(limits: { readonly maxQueue: number; readonly workers: number }) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Rejects with the signal's reason, and says so by `onLeave`.
   * @throws {QueueFullError}
   */
  join(signal: AbortSignal, onLeave: () => void): Promise<Grant> {
    return new Promise((resolve, reject) => {
      const { maxQueue, workers } = this.#limits;
      if (this.#waiting.size >= workers + maxQueue) {
        throw new QueueFullError({ queued: maxQueue, maxQueue, workers });
      }
      const leave = () => {
        this.#waiting.delete(waiter);
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        waiter.fail(signal.reason as Error);
        onLeave();
      };
      const waiter: Waiter<Grant> = {
        grant: (grant) => {
          leave();
          resolve(grant);
        },
        fail: (reason) => {
          leave();
          reject(reason);
        },
      };
      this.#waiting.add(waiter);
      signal.addEventListener('abort', onAbort);
    });
  }

  grantAll(grant: () => Grant): void {
    for (const waiter of [...this.#waiting]) waiter.grant(grant());
  }

  failAll(reason: Error): void {
    for (const waiter of [...this.#waiting]) waiter.fail(reason);
  }
}
