import type { Level, ScenarioName, ScenarioResult } from '@framegate/perf-suite';
import { sampleOf, samplesOf, scenarioOf } from '@framegate/perf-suite/testing';
import { noisy } from './noisy.js';

/** Scenarios whose load varies; they stand under names that the suite has. */
export function loadScenarios(): Partial<Record<ScenarioName, ScenarioResult>> {
  return {
    concurrent: scenarioOf('concurrent', {
      samples: samplesOf(Array.from({ length: 100 }, (_, index) => 100 + 40 * noisy(index))),
      levels: {
        of: 'callers',
        points: [1, 2, 3, 4, 6, 8, 10].map((callers) =>
          level(callers, 33 * Math.max(1, callers / 2.6), { images_per_second: Math.min(callers * 27, 76) }),
        ),
      },
      figures: { knee_callers: 3 },
    }),
    batch: scenarioOf('batch', {
      levels: {
        of: 'cameras',
        points: [1, 2, 4, 5].map((cameras) =>
          level(cameras, 34 * (1 + cameras / 8), {
            deadline_miss_rate: cameras < 4 ? 0.001 : 0.08 * (cameras - 3),
          }),
        ),
      },
      figures: { cameras_held: 2 },
      flags: [{ code: 'busy-machine', message: 'Others took 2.03 of 4 cores.' }],
    }),
  };
}

function level(value: number, ms: number, figures: Level['figures']): Level {
  const samples = Array.from({ length: 80 }, (_, index) =>
    sampleOf({ total_ms: ms * (1 + noisy(index) / 3) }),
  );
  const { statistics } = scenarioOf('concurrent', { samples });
  return { value, statistics, figures };
}
