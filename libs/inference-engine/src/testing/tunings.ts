import type { EngineOptions } from '../engine/engine-options.js';
import { tuningConditions } from '../tuning/tuning-conditions.js';
import type { TunedSettings, Tuning, TuningChoice } from '../tuning/tuning-schema.js';

export const tunedSettings: TunedSettings = {
  workers: 2,
  threads: 3,
  session: { spinning: false, graphOptimization: 'extended', memoryPattern: true, memoryArena: false },
  maxBatch: null,
  maxDelayMs: 0,
};

const choice: TuningChoice = {
  settings: tunedSettings,
  is_default: false,
  reason: 'Faster than the defaults.',
  value: 12.5,
  peak_memory_mb: 140,
  gain_over_runtime_defaults: { factor: 1.4, low: 1.3, high: 1.5, rounds: 9 },
  gain_over_engine_defaults: { factor: 1.1, low: 1.05, high: 1.2, rounds: 9 },
  tried: [{ settings: tunedSettings, runs: 12, value: 12.5, factor: 1.1, failure: null }],
};

/** Of a model on this machine, for throughput alone. */
export async function tuningFor(options: EngineOptions): Promise<Tuning> {
  return {
    schema_version: 1,
    created_at: '2025-01-02T03:04:05.678Z',
    model: 'mirror',
    conditions: await tuningConditions(options),
    latency: null,
    throughput: choice,
  };
}
