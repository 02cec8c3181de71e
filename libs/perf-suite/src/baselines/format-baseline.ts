import { jsonWithLines } from '../report/json-with-lines.js';
import { baselineMetricNames } from './baseline-metric.js';
import type { Baseline } from './baseline-schema.js';

/** Fit for a diff: keys always in the same order, a process a line. */
export function formatBaseline(baseline: Baseline): string {
  const { schema_version, variant, created_at, fingerprint, spread, processes } = baseline;
  return jsonWithLines(
    {
      schema_version,
      variant,
      created_at,
      fingerprint: inOrder(fingerprint, Object.keys(fingerprint).sort()),
      spread: inOrder(spread, baselineMetricNames),
      processes: processes.map((process) => inOrder(process, [...baselineMetricNames, 'stages_ms'])),
    },
    'processes',
  );
}

function inOrder<T extends object>(record: T, keys: readonly string[]): Record<string, unknown> {
  const values = record as Record<string, unknown>;
  return Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : [])));
}
