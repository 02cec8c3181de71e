import type { Sample } from '../report/schema/sample-schema.js';
import { allowedLate, isShownLate } from '../statistics/overlate.js';
import { proportionInterval } from '../statistics/proportion-interval.js';

/** What a level of load is to keep. */
export interface LoadTarget {
  /** Milliseconds from the schedule to the answer. */
  readonly ms: number;
  /** Of all requests, those that must have their answer in that time; 99 for p99. */
  readonly percentile: number;
  /** With which a level is said to keep it, 0 to 1. */
  readonly confidence: number;
}

/** Whether a level keeps its target; `null` where it cannot be told from so few. */
export type Held = boolean | null;

/** Of a target, the share of all requests that may be late. */
export function lateShareOf({ percentile }: Pick<LoadTarget, 'percentile'>): number {
  return (100 - percentile) / 100;
}

/** Counts what had no answer in time, for whatever reason. */
export class LateShare {
  #n = 0;
  #late = 0;

  constructor(private readonly target: LoadTarget) {}

  add({ total_ms, outcome = 'answered' }: Sample): void {
    this.#n++;
    if (outcome !== 'answered' || total_ms > this.target.ms) this.#late++;
  }

  get late(): number {
    return this.#late;
  }

  held(): Held {
    const { confidence } = this.target;
    const share = lateShareOf(this.target);
    if (this.#late <= allowedLate(this.#n, share, confidence)) return true;
    return isShownLate(this.#late, this.#n, share, confidence) ? false : null;
  }

  /** As the report has them; `held` is left out where it cannot be told. */
  figures(): Record<string, number> {
    if (this.#n === 0) return {};
    const { low, high } = proportionInterval(this.#late, this.#n);
    const held = this.held();
    return {
      late: this.#late,
      late_rate: this.#late / this.#n,
      late_rate_low: low,
      late_rate_high: high,
      ...(held !== null && { held: Number(held) }),
    };
  }
}
