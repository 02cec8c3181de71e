import { scenarioStatistics } from '../analysis/scenario-statistics.js';
import type { Sample } from '../report/schema/sample-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import { type ScenarioName, type ScenarioResult } from '../report/schema/scenario-schema.js';
import { mergeTargets } from '../targets/merge-targets.js';
import { modelTargets } from '../targets/report-targets.js';

/** An inference of 10 ms unless said otherwise. */
export function sampleOf(about: Partial<Sample> = {}): Sample {
  return {
    at_ms: 0,
    image: 'a.png',
    group: null,
    warm_up: false,
    total_ms: 10,
    stages_ms: { decode: 1, preprocess: 1, queue: 0, inference: 7, postprocess: 1 },
    session_ms: null,
    detections: 12,
    memory_mb: null,
    ...about,
  };
}

export const samplesOf = (totals: readonly number[]) => totals.map((total_ms) => sampleOf({ total_ms }));

export function scenarioOf(name: ScenarioName, about: Partial<ScenarioResult> = {}): ScenarioResult {
  const samples = about.samples ?? [];
  return {
    name,
    mlperf: null,
    state: 'complete',
    error: null,
    duration_ms: 1000,
    samples,
    statistics: scenarioStatistics(name, samples),
    memory_phases: [],
    figures: {},
    by_image: {},
    levels: null,
    steadiness: null,
    leak: null,
    integrity: {},
    flags: [],
    ...about,
  };
}

/** Session creations; opening takes 100 ms more. */
export const loadSamples = (sessions: readonly number[]) =>
  sessions.map((session_ms) =>
    sampleOf({ session_ms, total_ms: session_ms + 100, stages_ms: {}, detections: null }),
  );

/** 8 to a batch, each taking `ms`. */
export const batchSamples = (ms: readonly number[]) =>
  ms.flatMap((total_ms, group) => Array.from({ length: 8 }, () => sampleOf({ total_ms, group: group + 1 })));

const quickScenarios = ['load', 'single_inference', 'batch', 'concurrent', 'memory', 'cleanup'] as const;
type QuickScenario = (typeof quickScenarios)[number];

/** Every scenario of a quick run went well and met its target; `about` replaces some. */
export function scenariosOf(
  about: Partial<Record<ScenarioName, Partial<ScenarioResult>>> = {},
): Record<QuickScenario, ScenarioResult> {
  const good: Record<QuickScenario, Partial<ScenarioResult>> = {
    load: { samples: loadSamples([120, 118, 121, 119, 122, 120]) },
    single_inference: { samples: samplesOf(Array.from({ length: 100 }, (_, index) => 10 + index / 100)) },
    batch: { samples: batchSamples([200, 202, 201, 199, 198, 200]) },
    concurrent: { samples: samplesOf([100, 110, 120]) },
    memory: {
      samples: samplesOf([10, 10]),
      figures: {
        per_inference_mb: 90,
        per_batch_mb: 150,
        growth_readings: 38,
        growth_kb: 12,
        growth_low_kb: -40,
        growth_high_kb: 60,
        detection_limit_kb: 50,
      },
    },
    cleanup: { figures: { cycles: 6, kept_after_close_mb: 4, model_takes_mb: 85 } },
  };
  return Object.fromEntries(
    quickScenarios.map((name) => [name, scenarioOf(name, { ...good[name], ...about[name] })]),
  ) as Record<QuickScenario, ScenarioResult>;
}

export function modelOf(about: Partial<ModelResult> = {}): ModelResult {
  return {
    variant: 'yolo11n',
    family: 'yolo',
    size_class: 'nano',
    precision: 'fp32',
    state: 'measured',
    error: null,
    weights: { kind: 'synthetic', id: 'synthetic-1' },
    artifact: { sha256: 'a'.repeat(64), bytes: 10_000_000, built: false, build_ms: 0 },
    image_size: { height: 640, width: 640 },
    batch: 1,
    engine: { workers: 1, threads: 4 },
    targets: modelTargets(mergeTargets('nano')),
    checks: [],
    regressions: [],
    operators: null,
    scenarios: scenariosOf(),
    ...about,
  };
}
