import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';
import type { Reading } from '../tuning/meter/reading-schema.js';
import type { Meter } from '../tuning/search/meter.js';

/** What the machine of a fake meter is like. */
export interface FakeMachine {
  /** Median ms of a request, or images a second. */
  readonly valueOf: (settings: TunedSettings, goal: TuningGoal) => number;
  /** Factor on all values of the run with this number: noise, or a drift. */
  readonly noise?: (run: number) => number;
  readonly failing?: (settings: TunedSettings) => Partial<Reading> | undefined;
  readonly runMs?: number;
}

/** A meter and the clock that its runs move on. */
export function fakeMeter({
  valueOf,
  noise = () => 1,
  failing = () => undefined,
  runMs = 1000,
}: FakeMachine) {
  let time = 0;
  const runs: TunedSettings[] = [];
  const meter: Meter = async (settings, goal) => {
    time += runMs;
    const value = valueOf(settings, goal) * noise(runs.length);
    runs.push(settings);
    return {
      state: 'measured',
      value,
      peakMemoryMb: 100 * settings.workers,
      scores: [0.9, 0.5],
      takesAnyBatch: true,
      wasBusy: false,
      ...failing(settings),
    } as Reading;
  };
  return { meter, runs, now: () => time };
}
