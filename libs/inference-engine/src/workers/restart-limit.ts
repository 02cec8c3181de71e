import { now } from '../clock.js';

export interface RestartOptions {
  /** Workers started in the place of dead ones… */
  readonly max: number;
  /** …within so many milliseconds. */
  readonly withinMs: number;
}

/** Counts restarts in a window that moves along: a worker that dies of everything must not be started for ever. */
export class RestartLimit {
  readonly #options: RestartOptions;
  readonly #clock: () => number;
  #startedAt: number[] = [];
  #diedAt: number[] = [];

  constructor(options: RestartOptions, clock = now) {
    this.#options = options;
    this.#clock = clock;
  }

  /** 0 when another may be started now, `Infinity` when none ever may. */
  get waitMs(): number {
    const { max, withinMs } = this.#options;
    if (max === 0) return Infinity;
    this.#startedAt = this.#recent(this.#startedAt);
    if (this.#startedAt.length < max) return 0;
    return this.#startedAt[0]! + withinMs - this.#clock();
  }

  /** A worker is started in the place of a dead one. */
  started(): void {
    this.#startedAt.push(this.#clock());
  }

  died(): void {
    this.#diedAt = [...this.#recent(this.#diedAt), this.#clock()];
  }

  /** For messages. */
  get state(): { deaths: number; withinMs: number; retryAfterMs: number } {
    const deaths = this.#recent(this.#diedAt).length;
    return { deaths, withinMs: this.#options.withinMs, retryAfterMs: this.waitMs };
  }

  #recent(times: readonly number[]): number[] {
    const since = this.#clock() - this.#options.withinMs;
    return times.filter((time) => time > since);
  }
}
