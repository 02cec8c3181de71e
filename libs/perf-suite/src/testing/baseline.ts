import type { Baseline, ProcessRecord } from '../baselines/baseline-schema.js';
import { fingerprintOf } from '../baselines/fingerprint.js';
import { spreadOf } from '../baselines/spread.js';
import type { Report } from '../report/schema/report-schema.js';
import { modelOf } from './results.js';

/** A baseline of these processes, taken where the report was. */
export function baselineOf(
  processes: ProcessRecord[],
  { environment, results_by_model, images }: Report,
  variant = 'yolo11n',
): Baseline {
  return {
    schema_version: 2,
    variant,
    created_at: '2025-01-02T03:04:05.678Z',
    fingerprint: fingerprintOf(environment, results_by_model[variant] ?? modelOf(), images),
    spread: spreadOf(processes),
    processes,
  };
}

/** As many processes as it takes, around a median single inference of 50 ms that differ by a millisecond or two. */
export function usualProcesses(count = 20, about: ProcessRecord = {}): ProcessRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    single_inference_ms: { value: 49 + (index % 5) * 0.5, n: 100, mean: 49.5 + (index % 5) * 0.5, sd: 2 },
    ...about,
  }));
}
