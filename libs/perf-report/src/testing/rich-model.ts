import type { MemoryPhaseRecord, ModelResult } from '@framegate/perf-suite';
import { modelOf, sampleOf, scenariosOf } from '@framegate/perf-suite/testing';
import { noisy } from './noisy.js';
import { loadScenarios } from './rich-load.js';

/** A model with something in every section of a report. */
export function richModel(variant: string, about: Partial<ModelResult> = {}): ModelResult {
  return modelOf({
    variant,
    checks: [
      {
        metric: 'model_load_ms',
        comparison: 'below',
        target: 500,
        value: 612.4,
        low: 600,
        high: 620,
        n: 6,
        verdict: 'fail',
        reason: 'The median of 6 loads is 612 ms (95 % interval 600 to 620); asked is below 500.',
      },
      {
        metric: 'real_time_compliance_rate',
        comparison: 'above',
        target: 0.9,
        value: 0.97,
        low: 0.94,
        high: 0.99,
        n: 400,
        verdict: 'pass',
        reason: 'Of 400 single inferences, 97 % took less than 100 ms.',
      },
      {
        metric: 'throughput_per_second',
        comparison: 'above',
        target: 20,
        value: null,
        low: null,
        high: null,
        n: 2,
        verdict: 'inconclusive',
        reason: 'Too few batches: 2, and it takes 6.',
      },
    ],
    regressions: [
      {
        metric: 'single_inference_ms',
        verdict: 'fail',
        reason: 'It is 8.2 % slower than 20 processes of the baseline (6.1 to 10.3 %).',
        value: 36.4,
        baseline: 33.6,
        low: 32.8,
        high: 34.4,
        n: 20,
        change: 0.082,
        change_low: 0.061,
        change_high: 0.103,
        minimum_detectable_effect: 0.031,
      },
      {
        metric: 'model_load_ms',
        verdict: 'pass',
        reason: 'Within the baseline.',
        value: 612,
        baseline: 611,
        low: 590,
        high: 632,
        n: 20,
        change: 0.002,
        change_low: -0.03,
        change_high: 0.034,
        minimum_detectable_effect: 0.05,
      },
      {
        metric: 'batch_ms',
        verdict: 'not-comparable',
        reason: 'The baseline was taken with 2 threads, this with 4.',
        value: 200,
        baseline: null,
        low: null,
        high: null,
        n: 20,
        change: null,
        change_low: null,
        change_high: null,
        minimum_detectable_effect: null,
      },
    ],
    operators: [
      { type: 'Conv', nodes: 88, ms: 27.1, share: 0.8 },
      { type: 'Mul', nodes: 78, ms: 3.4, share: 0.1 },
      { type: 'Concat', nodes: 19, ms: 2.4, share: 0.07 },
      { type: 'Resize', nodes: 2, ms: 1.0, share: 0.03 },
    ],
    scenarios: (scenarios ??= richScenarios()),
    ...about,
  });
}

/** Made once: their statistics take long. */
let scenarios: ModelResult['scenarios'] | undefined;

function richScenarios(): ModelResult['scenarios'] {
  return {
    ...scenariosOf({
      single_inference: {
        samples: Array.from({ length: 410 }, (_, index) => {
          const inference = 28 + 6 * noisy(index) ** 3 + (index < 10 ? 12 : 0);
          return sampleOf({
            at_ms: index * 36,
            image: index % 2 === 0 ? 'a.png' : 'b.png',
            warm_up: index < 10,
            total_ms: inference + 5,
            stages_ms: { decode: 2.5, preprocess: 1, queue: 0.1, inference, postprocess: 1.4 },
          });
        }),
        steadiness: { warm_up_samples: 10, is_steady: true },
        integrity: { event_loop_delay_p99_ms: 1.2, throttled_ms: 0 },
      },
      memory: {
        samples: Array.from({ length: 120 }, (_, index) =>
          sampleOf({
            at_ms: index * 40,
            warm_up: index < 4,
            memory_mb: 180 + Math.min(index, 20) / 2 + 2 * noisy(index),
          }),
        ),
        memory_phases: [phase('inference', 180, 192, 210), phase('batch', 192, 195, 260)],
        leak: {
          verdict: 'leak',
          owner: 'native',
          unit: 'inference',
          reason: 'Native memory grows by 2.9 KB an inference and does not stop.',
          signals: (['v8', 'external', 'native'] as const).map((owner) => ({
            owner,
            n: 300,
            slope: owner === 'native' ? 2970 : 12,
            low: owner === 'native' ? 2860 : -40,
            high: owner === 'native' ? 3170 : 64,
            budget: owner === 'native' ? 1024 : 128,
            detection_limit: owner === 'native' ? 155 : 52,
            is_decaying: false,
            verdict: owner === 'native' ? 'leak' : 'clean',
          })),
        },
      },
    }),
    ...loadScenarios(),
  };
}

function phase(name: string, before: number, after: number, peak: number): MemoryPhaseRecord {
  const reading = (anon_mb: number) => ({
    anon_mb,
    rss_mb: anon_mb + 60,
    heap_used_mb: 20,
    external_mb: 5,
    array_buffers_mb: 4,
  });
  return {
    name,
    duration_ms: 2000,
    samples: 20,
    start: reading(before),
    end: reading(after),
    peak: reading(peak),
    peak_rss_source: 'kernel',
  };
}
