import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the caller's event loop stood still. */
export class LoopWatch {
  readonly #delay = monitorEventLoopDelay({ resolution: 1 });
  #hasStopped = false;

  start(): void {
    this.#delay.enable();
  }

  /** Does something that is not to be counted, and goes on in a later turn: in this one the loop's clock stands still. */
  without(work: () => void): void {
    this.#delay.disable();
    work();
    setImmediate(() => {
      if (!this.#hasStopped) this.#delay.enable();
    });
  }

  /** In ms; no more is counted from here. */
  stop(): { readonly longestMs: number; readonly p99Ms: number } {
    this.#hasStopped = true;
    this.#delay.disable();
    return { longestMs: this.#delay.max / 1e6, p99Ms: this.#delay.percentile(99) / 1e6 };
  }
}
