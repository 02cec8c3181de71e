import { setImmediate } from 'node:timers/promises';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that jumps from one thing that is waited for to the next, as soon as nothing else is left to do. */
export class VirtualTime {
  #now = 0;
  #sleepers: Sleeper[] = [];

  readonly now = (): number => this.#now;

  readonly until = (atMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const abort = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        sleeper.wake();
      };
      const wake = () => {
        // A signal with many listeners is slow to listen to.
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const sleeper = { atMs, wake };
      // Of equal moments the first that was asked for comes first.
      const place = this.#sleepers.findLastIndex((other) => other.atMs <= atMs);
      this.#sleepers.splice(place + 1, 0, sleeper);
      signal?.addEventListener('abort', abort);
    });

  /** Lets the time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const end = () => (isDone = true);
    work.then(end, end);
    for (;;) {
      await setImmediate();
      if (isDone) return work;
      const next = this.#sleepers.shift();
      if (next === undefined) throw new Error('Nothing is waited for, and the work is not done.');
      this.#now = Math.max(this.#now, next.atMs);
      next.wake();
    }
  }
}
