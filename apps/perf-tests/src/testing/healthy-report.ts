import type {
  Check,
  Metric,
  ModelResult,
  Report,
  Sample,
  ScenarioName,
  ScenarioResult,
} from '@framegate/perf-suite';

const targets: ModelResult['targets'] = {
  real_time_target_ms: 2000,
  min_real_time_compliance_rate: 0.9,
  max_memory_per_inference_mb: 1024,
  max_memory_per_batch_mb: 4096,
  max_concurrent_response_ms: 5000,
  min_success_rate: 0.8,
  max_load_ms: 500,
  min_throughput_per_second: 20,
};

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
  const sample: Sample = {
    at_ms: 0,
    image: 'a.png',
    group: null,
    warm_up: false,
    total_ms: 10,
    stages_ms: {},
    session_ms: null,
    detections: 5,
    memory_mb: null,
  };
  return Array.from({ length: n }, () => ({ ...sample, ...about }));
}

function scenario(name: ScenarioName, medianMs = 10): ScenarioResult {
  const quantile = (value: number | null) => ({ value, low: value, high: value, needed: 6 });
  const total_ms = { n: 100, mean: medianMs, sd: 1, min: medianMs, max: medianMs };
  return {
    name,
    mlperf: null,
    state: 'complete',
    error: null,
    duration_ms: 1000,
    samples: samples(100),
    statistics: {
      total_ms: { ...total_ms, p50: quantile(medianMs), p95: quantile(medianMs), p99: quantile(null) },
    },
    memory_phases: [],
    figures: {},
    flags: [],
  };
}

export function scenarios(
  about: Partial<Record<ScenarioName, Partial<ScenarioResult>>> = {},
): ModelResult['scenarios'] {
  const of = (name: ScenarioName) => ({ ...scenario(name), ...about[name] });
  return {
    load: of('load'),
    single_inference: of('single_inference'),
    batch: of('batch'),
    concurrent: of('concurrent'),
    memory: of('memory'),
    cleanup: of('cleanup'),
  };
}

/** The single-inference scenario of a model whose median is this. */
export function singleInferenceOf(medianMs: number): Partial<ScenarioResult> {
  return { statistics: scenario('single_inference', medianMs).statistics };
}

export function model(variant: string, about: Partial<ModelResult> = {}): ModelResult {
  return {
    variant,
    family: 'yolo',
    size_class: 'nano',
    precision: 'fp32',
    state: 'measured',
    error: null,
    weights: { kind: 'synthetic', id: 'synthetic' },
    artifact: { sha256: 'a'.repeat(64), bytes: 1, built: false, build_ms: 0 },
    image_size: { height: 640, width: 640 },
    batch: 1,
    engine: { workers: 1, threads: 2 },
    targets,
    checks: metrics.map((metric) => check(metric)),
    scenarios: scenarios(),
    ...about,
  };
}

/** A report in which every sentence holds, but for what the models bring. */
export function report(models: readonly ModelResult[], about: Partial<Report> = {}): Report {
  const bySize = { nano: 1, small: 1, medium: 1, large: 1, 'extra-large': 1 };
  return {
    schema_version: 1,
    created_at: '2025-01-02T03:04:05.678Z',
    mode: 'quick',
    duration_ms: 1000,
    summary: {
      total_tests: 8,
      passed: 8,
      failed: 0,
      inconclusive: 0,
      success_rate: 1,
      real_time_compliance_rate: 1,
      verdict: 'pass',
      exit_code: 0,
      reason: 'All targets are met.',
    },
    performance_targets: { ...targets, max_load_ms: bySize, min_throughput_per_second: bySize },
    results_by_model: Object.fromEntries(models.map((result) => [result.variant, result])),
    recommendations: [],
    environment: {
      machine_id: 'test',
      cpu_model: 'Test',
      cpu_flags_sha256: null,
      cpu_cores: 2,
      cpu_quota: null,
      memory_mb: 4096,
      memory_limit_mb: null,
      platform: 'linux',
      os_release: '6',
      arch: 'x64',
      node: '20.20.2',
      onnxruntime: '1.30.0',
      execution_provider: 'cpu',
      sharp: '0',
      libvips: '8',
      timing_process: {},
      memory_process: {},
      git_commit: null,
      git_dirty: null,
      missing: [],
    },
    images: { source: 'generated', sha256: 'e'.repeat(64), items: [], skipped: [] },
    notes: [],
    ...about,
  };
}

/** A baseline of twenty processes around this median, taken where the report was. */
export function baseline(
  medianMs: number,
  { environment, results_by_model, images }: Report,
  variant: string,
): unknown {
  const { cpu_model, cpu_flags_sha256, cpu_cores, cpu_quota, platform, arch } = environment;
  const { node, onnxruntime, execution_provider, sharp, libvips } = environment;
  const measured = results_by_model[variant];
  return {
    schema_version: 1,
    variant,
    fingerprint: {
      ...{ cpu_model, cpu_flags_sha256, cpu_cores, cpu_quota, platform, arch },
      ...{ node, onnxruntime, execution_provider, sharp, libvips },
      artifact_sha256: measured?.artifact?.sha256,
      image_size: `${measured?.image_size?.height}x${measured?.image_size?.width}`,
      batch: measured?.batch,
      workers: measured?.engine?.workers,
      threads: measured?.engine?.threads,
      images_sha256: images.sha256,
    },
    created_at: '2025-01-02T03:04:05.678Z',
    metrics: {
      single_inference_ms: {
        process_medians: Array.from({ length: 20 }, (_, process) => medianMs * (1 + (process % 3) / 1000)),
      },
    },
  };
}
