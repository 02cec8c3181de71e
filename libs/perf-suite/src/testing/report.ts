import type { Report } from '../report/schema/report-schema.js';
import { performanceTargets } from '../targets/report-targets.js';
import { summarise } from '../verdicts/summarise.js';
import { modelOf } from './results.js';

/** A report on one model that went well. */
export function reportOf(about: Partial<Report> = {}): Report {
  const results_by_model = about.results_by_model ?? { yolo11n: modelOf() };
  return {
    schema_version: 2,
    created_at: '2025-01-02T03:04:05.678Z',
    mode: 'quick',
    duration_ms: 31_000,
    summary: summarise(Object.values(results_by_model), false),
    performance_targets: performanceTargets({}),
    results_by_model,
    recommendations: [],
    environment: {
      machine_id: 'amd-epyc-7b13-4-cores-linux-x64-0a1b2c3d',
      cpu_model: 'AMD EPYC 7B13',
      cpu_flags_sha256: 'f'.repeat(64),
      cpu_cores: 4,
      cpu_quota: 2,
      memory_mb: 16_384,
      memory_limit_mb: null,
      platform: 'linux',
      os_release: '6.1.0',
      arch: 'x64',
      node: '20.20.2',
      onnxruntime: '1.30.0',
      execution_provider: 'cpu',
      sharp: '0.35.5',
      libvips: '8.18.0',
      timing_process: { MALLOC_ARENA_MAX: null },
      memory_process: { MALLOC_ARENA_MAX: '1' },
      git_commit: '0123456789abcdef0123456789abcdef01234567',
      git_dirty: false,
      missing: [],
    },
    images: {
      source: 'generated',
      sha256: 'e'.repeat(64),
      items: [{ name: 'a.png', width: 64, height: 64, complexity: 'simple', format: 'png', bytes: 4484 }],
      skipped: [],
    },
    plan: null,
    comparisons: [],
    exam: null,
    trends: [],
    notes: [],
    ...about,
  };
}
