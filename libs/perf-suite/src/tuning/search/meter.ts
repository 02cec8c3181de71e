import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';

/** What one fresh process found out about some settings. */
export type Reading =
  | {
      readonly state: 'measured';
      /** Median ms of a request, or images a second. */
      readonly value: number;
      /** Most resident memory. */
      readonly peakMemoryMb: number;
      /** The best scores that the model gave for a fixed image. */
      readonly scores: readonly number[];
      readonly takesAnyBatch: boolean;
      /** Whether others left fewer processors than the engine had threads. */
      readonly wasBusy: boolean;
    }
  | { readonly state: 'failed'; readonly reason: string };

/** Measures settings in a fresh process. @throws the reason of an abort. */
export type Meter = (settings: TunedSettings, goal: TuningGoal) => Promise<Reading>;
