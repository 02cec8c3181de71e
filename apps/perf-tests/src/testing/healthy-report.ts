import type {
  Check,
  Metric,
  ModelResult,
  Report,
  Sample,
  ScenarioName,
  ScenarioResult,
} from '@framegate/perf-suite';
import { baselineOf, modelOf, reportOf, sampleOf, scenariosOf } from '@framegate/perf-suite/testing';

const metrics: readonly Metric[] = [
  'model_load_ms',
  'real_time_compliance_rate',
  'memory_per_inference_mb',
  'memory_per_batch_mb',
  'memory_growth_per_inference_kb',
  'memory_kept_after_close_mb',
  'concurrent_response_ms',
  'throughput_per_second',
];

export function check(metric: Metric, about: Partial<Check> = {}): Check {
  return {
    metric,
    comparison: 'below',
    target: 1,
    value: 0.5,
    low: null,
    high: null,
    n: 6,
    verdict: 'pass',
    reason: 'Well below.',
    ...about,
  };
}

/** The checks of a healthy model, one of them replaced. */
export function checksBut(replaced: Check): Check[] {
  return metrics.map((metric) => (metric === replaced.metric ? replaced : check(metric)));
}

export function samples(n: number, about: Partial<Sample> = {}): Sample[] {
  return Array.from({ length: n }, () => sampleOf(about));
}

/** Each was measured often enough. */
export function scenarios(
  about: Partial<Record<ScenarioName, Partial<ScenarioResult>>> = {},
): ModelResult['scenarios'] {
  return scenariosOf({ concurrent: { samples: samples(30) }, ...about });
}

/** The single-inference scenario of a model whose median is this. */
export function singleInferenceOf(medianMs: number): Partial<ScenarioResult> {
  return { samples: samples(100, { total_ms: medianMs }) };
}

export function model(variant: string, about: Partial<ModelResult> = {}): ModelResult {
  return modelOf({
    variant,
    checks: metrics.map((metric) => check(metric)),
    scenarios: scenarios(),
    ...about,
  });
}

/** A report in which every sentence holds, but for what the models bring. */
export function report(models: readonly ModelResult[], about: Partial<Report> = {}): Report {
  return reportOf({
    results_by_model: Object.fromEntries(models.map((result) => [result.variant, result])),
    environment: { ...reportOf().environment, machine_id: 'test' },
    ...about,
  });
}

/** A baseline of twenty processes around this median, taken where the report was. */
export function baseline(medianMs: number, taken: Report, variant: string): unknown {
  const processes = Array.from({ length: 20 }, (_, process) => ({
    single_inference_ms: { value: medianMs * (1 + (process % 3) / 1000) },
  }));
  return baselineOf(processes, taken, variant);
}
