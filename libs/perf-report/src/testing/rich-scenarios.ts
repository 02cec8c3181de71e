import type { MemoryPhaseRecord, ModelResult } from '@framegate/perf-suite';
import { sampleOf, scenariosOf } from '@framegate/perf-suite/testing';
import { noisy } from './noisy.js';
import { loadScenarios } from './rich-load.js';

let made: ModelResult['scenarios'] | undefined;

/** Made once: their statistics take long. */
export function richScenarios(): ModelResult['scenarios'] {
  return (made ??= {
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
  });
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
