import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';
import type { Meter } from './meter.js';
import type { Trial } from './trial.js';

export interface RoundsOptions {
  readonly goal: TuningGoal;
  readonly meter: Meter;
  /** Scores that all settings must give. */
  readonly expected: readonly number[];
  /** Milliseconds that a run takes, until some are known. */
  readonly runMs: number;
  readonly now: () => number;
  /** Of `now`: no run begins from then on. */
  readonly end: number;
  readonly onRun?: (settings: TunedSettings) => void;
}

/** Measures trials one after another, round by round, so that a drift of the machine meets all alike. */
export class Rounds {
  /** Runs so far on a machine that others used as well, and runs in all. */
  busyRuns = 0;
  runs = 0;
  #done = 0;
  #spentMs = 0;
  readonly #options: RoundsOptions;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  /** Number of the round that comes next. */
  get next(): number {
    return this.#done;
  }

  /** What so many further runs take, by those so far. */
  estimateMs(runs: number): number {
    return runs * (this.runs === 0 ? this.#options.runMs : this.#spentMs / this.runs);
  }

  /** Each once that has not failed, in another order each time. */
  async run(trials: readonly Trial[]): Promise<void> {
    const { goal, meter, expected, now, end, onRun } = this.#options;
    const round = this.#done++;
    const alive = trials.filter(({ failure }) => failure === null);
    for (const trial of inTurn(alive, round)) {
      const start = now();
      if (start >= end) return;
      onRun?.(trial.settings);
      const reading = await meter(trial.settings, goal);
      this.#spentMs += now() - start;
      this.runs++;
      if (reading.state === 'measured' && reading.wasBusy) this.busyRuns++;
      trial.record(round, reading, expected);
    }
  }
}

/** Forth and back by turns, each pair from another beginning: no trial always follows the same one. */
function inTurn<T>(items: readonly T[], round: number): T[] {
  const start = Math.floor(round / 2) % Math.max(1, items.length);
  const turned = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? turned : turned.reverse();
}
