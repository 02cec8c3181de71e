import type { Report, Sample, ScenarioResult } from '@framegate/perf-suite';
import { stringify } from 'csv-stringify/sync';
import { stages } from '../figures/stages.js';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** Columns that every file has; what only some samples tell follows them. */
const always = [
  'report',
  'machine_id',
  'model',
  'scenario',
  'at_ms',
  'image',
  'group',
  'level',
  'warm_up',
  'outcome',
  'total_ms',
  ...stages.map((stage) => `${stage}_ms`),
] as const;

/**
 * A line a sample of all reports, as RFC 4180 has it. Text that a spreadsheet would compute begins with an apostrophe.
 */
export function formatCsv(reports: readonly Report[]): string {
  const rows = reports.flatMap(reportRows);
  const columns = new Set<string>(always);
  for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  return stringify(rows, {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function reportRows({ created_at, environment, results_by_model }: Report): Row[] {
  return Object.values(results_by_model).flatMap(({ variant, scenarios }) =>
    Object.values(scenarios).flatMap(({ name, samples }: ScenarioResult) =>
      samples.map((sample) => ({
        report: created_at,
        machine_id: environment.machine_id,
        model: variant,
        scenario: name,
        ...sampleCells(sample),
      })),
    ),
  );
}

function sampleCells({ stages_ms, warm_up, outcome, ...others }: Sample): Row {
  const cells = Object.entries({
    ...others,
    ...Object.fromEntries(Object.entries(stages_ms).map(([stage, ms]) => [`${stage}_ms`, ms])),
  });
  return {
    ...Object.fromEntries(cells.filter((entry): entry is [string, Cell] => entry[1] !== undefined)),
    warm_up: String(warm_up),
    outcome: outcome ?? 'answered',
  };
}
