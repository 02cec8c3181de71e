import type { Tuning, TuningChoice } from '@framegate/inference-engine';
import { tuningText } from './tuning-text.js';

const defaults: TuningChoice['settings'] = {
  workers: 1,
  threads: 4,
  session: { spinning: true, graphOptimization: 'all', memoryPattern: false, memoryArena: true },
  maxBatch: null,
  maxDelayMs: 0,
};
const runtime = { ...defaults, threads: 0, session: { ...defaults.session, memoryPattern: true } };
const spread = { ...defaults, workers: 4, threads: 1, maxBatch: 8 };

const choice: TuningChoice = {
  settings: spread,
  is_default: false,
  reason: "4 workers x 1 thread, batch 8: faster than the engine's defaults beyond noise.",
  value: 41.25,
  peak_memory_mb: 300,
  gain_over_runtime_defaults: { factor: 1.5, low: 1.4, high: 1.6, rounds: 9 },
  gain_over_engine_defaults: { factor: 1.25, low: 1.2, high: 1.3, rounds: 9 },
  tried: [
    { settings: defaults, runs: 15, value: 33, factor: 1, failure: null },
    { settings: runtime, runs: 15, value: 27.5, factor: 0.83, failure: null },
    { settings: spread, runs: 12, value: 41.25, factor: 1.25, failure: null },
    { settings: { ...spread, workers: 3 }, runs: 0, value: null, factor: null, failure: 'Killed.' },
  ],
};

const tuning: Tuning = {
  schema_version: 1,
  created_at: '2025-01-02T03:04:05.678Z',
  model: 'yolo11n',
  conditions: {
    model_sha256: ['a'.repeat(64)],
    image_size: null,
    cpu_model: 'AMD EPYC 7B13',
    processors: 4,
    platform: 'linux',
    arch: 'x64',
    onnxruntime: '1.30.0',
    execution_providers: 'cpu',
  },
  latency: null,
  throughput: choice,
};

const path = '.framegate/tuning/yolo11n.json';

describe('tuningText', () => {
  it('shows what was tried, the longest measured first, what was chosen, its gains, and how to use it', () => {
    expect(tuningText(tuning, ['Memory has room for no more than 3 workers.'], path)).toBe(`For throughput
   workers  threads  spin  graph  memory  batch  runs  images/s  factor
         1        4   yes    all   arena      -    15      33.0    1.00
         1  runtime   yes    all    both      -    15      27.5    0.83
>        4        1   yes    all   arena      8    12      41.3    1.25
         3        1   yes    all   arena      8     0    failed       -
4 workers x 1 thread, batch 8: faster than the engine's defaults beyond noise.
Over onnxruntime's defaults: 1.50 times as fast (1.40 to 1.60 with 95 %
confidence, 9 rounds).
Over the engine's defaults: 1.25 times as fast (1.20 to 1.30 with 95 %
confidence, 9 rounds).

Memory has room for no more than 3 workers.

Written to .framegate/tuning/yolo11n.json. To use it:
  InferenceEngine.open({ model, tuning: {
    file: ".framegate/tuning/yolo11n.json",
    goal: 'throughput',
  } })
`);
  });

  it('says where a gain is within noise, and where there was no time to tell', () => {
    const kept: TuningChoice = {
      ...choice,
      settings: defaults,
      is_default: true,
      reason: "Nothing that was tried is faster than the engine's defaults.",
      gain_over_runtime_defaults: { factor: 1.01, low: 0.97, high: 1.05, rounds: 8 },
      gain_over_engine_defaults: null,
    };
    const untold: TuningChoice = { ...kept, gain_over_runtime_defaults: null };
    const text = tuningText({ ...tuning, latency: untold, throughput: kept }, [], path);
    expect(text).toContain(
      "Over onnxruntime's defaults: 1.01 times as fast (0.97 to 1.05 with 95 %\nconfidence, 8 rounds), which is within noise.\n",
    );
    expect(text).toContain("Over onnxruntime's defaults: there was no time to tell.\n");
    expect(text).not.toContain("Over the engine's defaults");
    expect(text.indexOf('For latency')).toBeLessThan(text.indexOf('For throughput'));
  });
});
