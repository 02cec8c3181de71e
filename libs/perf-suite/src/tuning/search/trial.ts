import type { TriedSettings, TunedSettings, TuningGoal } from '@framegate/inference-engine';
import { median } from '../../statistics/sorted-quantile.js';
import { roundFigure } from '../../analysis/round-figure.js';
import type { Reading } from '../meter/reading-schema.js';

/** Beyond what rounding does to a score between 0 and 1. */
const scoreTolerance = 0.01;

/** Some settings, and what was measured of them in which rounds. */
export class Trial {
  readonly settings: TunedSettings;
  readonly #goal: TuningGoal;
  readonly #values = new Map<number, number>();
  #failure: string | null = null;
  #peakMemoryMb: number | null = null;

  constructor(settings: TunedSettings, goal: TuningGoal) {
    this.settings = settings;
    this.#goal = goal;
  }

  get failure(): string | null {
    return this.#failure;
  }

  get peakMemoryMb(): number | null {
    return this.#peakMemoryMb;
  }

  /** `expected` are the scores that the engine's defaults give: settings that change the answer are no choice. */
  record(round: number, reading: Reading, expected: readonly number[]): void {
    if (reading.state === 'failed') {
      this.#failure = reading.reason;
    } else if (!isSameAnswer(reading.scores, expected)) {
      this.#failure = 'The model gives other answers with these settings.';
    } else {
      this.#values.set(round, reading.value);
      this.#peakMemoryMb = Math.max(this.#peakMemoryMb ?? 0, roundFigure(reading.peakMemoryMb));
    }
  }

  /** How many times as fast as the other, in each round from `first` on that has both. */
  factorsOver(other: Trial, first = 0): number[] {
    return [...this.#values].flatMap(([round, value]) => {
      const reference = other.#values.get(round);
      if (reference === undefined || round < first) return [];
      return [this.#goal === 'latency' ? reference / value : value / reference];
    });
  }

  /** Median over the rounds from `first` on; `null` without any. */
  value(first = 0): number | null {
    const values = [...this.#values].filter(([round]) => round >= first).map(([, value]) => value);
    return values.length === 0 ? null : roundFigure(median(values));
  }

  /** For the record. */
  tried(reference: Trial): TriedSettings {
    const factors = this.factorsOver(reference);
    return {
      settings: this.settings,
      runs: this.#values.size,
      value: this.value(),
      factor: factors.length === 0 ? null : roundFigure(median(factors)),
      failure: this.#failure,
    };
  }
}

function isSameAnswer(scores: readonly number[], expected: readonly number[]): boolean {
  return (
    scores.length === expected.length &&
    scores.every((score, index) => Math.abs(score - (expected[index] ?? NaN)) <= scoreTolerance)
  );
}
