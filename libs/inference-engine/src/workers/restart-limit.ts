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

  constructor(options: RestartOptions, clock = now) {
    this.#options = options;
    this.#clock = clock;
  }

  /** 0 when another may be started now. */
  get waitMs(): number {
    const { max, withinMs } = this.#options;
    const since = this.#clock() - withinMs;
    this.#startedAt = this.#startedAt.filter((time) => time > since);
    if (this.#startedAt.length < max) return 0;
    const [eldest] = this.#startedAt;
    return eldest === undefined ? withinMs : eldest - since;
  }

  record(): void {
    this.#startedAt.push(this.#clock());
  }

  /** For messages. */
  get state(): { deaths: number; withinMs: number; retryAfterMs: number } {
    const retryAfterMs = this.waitMs;
    // Each restart was for a death, and one more has had none.
    return { deaths: this.#startedAt.length + 1, withinMs: this.#options.withinMs, retryAfterMs };
  }
}
