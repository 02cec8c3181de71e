import { modelOf } from '../testing/results.js';
import { reportOf } from '../testing/report.js';
import { type Report, reportSchema } from '../report/schema/report-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import { mergeReports } from './merge-reports.js';
import type { NamedReport } from './named-report.js';

interface ShardOptions {
  readonly report?: Partial<Report>;
  readonly machine?: string;
  readonly sha256?: string;
  readonly planned?: readonly string[];
  readonly state?: ModelResult['state'];
}

/** A report on `variants`, the `index`th of `count`. */
function shard(
  index: number,
  count: number,
  variants: readonly string[],
  { report, machine, sha256 = 'c'.repeat(64), planned = variants, state = 'measured' }: ShardOptions = {},
): NamedReport {
  const base = reportOf();
  const environment = machine === undefined ? base.environment : { ...base.environment, machine_id: machine };
  return {
    name: `shard-${index}.json`,
    report: reportOf({
      environment,
      results_by_model: Object.fromEntries(variants.map((variant) => [variant, modelOf({ variant, state })])),
      plan: {
        estimate_ms: 1000,
        budget_ms: null,
        models: planned.map((variant) => ({ variant, estimate_ms: 1000, scenarios: [] })),
        dropped: [],
        shard: { index, count },
        sha256,
      },
      ...report,
    }),
  };
}

describe('merged reports', () => {
  it('are one valid report of all models, judged together', () => {
    const merged = mergeReports([shard(1, 2, ['b', 'c']), shard(2, 2, ['a'])]);
    expect(reportSchema.parse(merged)).toEqual(merged);
    expect(Object.keys(merged.results_by_model)).toEqual(['a', 'b', 'c']);
    expect(merged.summary).toMatchObject({ verdict: shard(1, 1, ['a']).report.summary.verdict });
    expect(merged.merged).toMatchObject({ reports: 2, missing: [], duplicates: [] });
    expect(merged.plan).toMatchObject({ estimate_ms: 2000, shard: null, sha256: 'c'.repeat(64) });
  });

  it('say which shards are missing, and have not passed then', () => {
    const { merged, summary, notes } = mergeReports([shard(2, 6, ['a']), shard(5, 6, ['b'])]);
    expect(merged?.missing).toEqual(['Shards 1, 3-4, 6 of 6 are missing.']);
    expect(notes).toContain('Shards 1, 3-4, 6 of 6 are missing.');
    expect(summary.exit_code).toBe(3);
  });

  it('say which planned models are in no report', () => {
    const { merged } = mergeReports([shard(1, 1, ['a'], { planned: ['a', 'lost'] })]);
    expect(merged?.missing).toEqual(['lost was planned and is in no report.']);
  });

  it('have what was measured rather than what failed, and say which they took', () => {
    const { results_by_model, merged } = mergeReports([
      shard(1, 2, ['a'], { report: { created_at: '2026-01-01T00:00:00.000Z' } }),
      shard(2, 2, ['a'], { report: { created_at: '2026-02-01T00:00:00.000Z' }, state: 'failed' }),
    ]);
    expect(results_by_model['a']?.state).toBe('measured');
    expect(merged?.duplicates).toEqual([
      'a is in 2 reports: that of shard-1.json was taken, not of shard-2.json.',
    ]);
  });

  it('have the latest of two that were measured', () => {
    const { merged } = mergeReports([
      shard(1, 2, ['a'], { report: { created_at: '2026-01-01T00:00:00.000Z' } }),
      shard(2, 2, ['a'], { report: { created_at: '2026-02-01T00:00:00.000Z' } }),
    ]);
    expect(merged?.duplicates[0]).toContain('that of shard-2.json was taken');
  });

  it('tell machines apart, and say that their figures say nothing about each other', () => {
    const { merged, notes, environment } = mergeReports([
      shard(1, 3, ['a'], { machine: 'one' }),
      shard(2, 3, ['b'], { machine: 'two' }),
      shard(3, 3, ['c'], { machine: 'two' }),
    ]);
    expect(merged?.machines.map(({ environment, variants }) => [environment.machine_id, variants])).toEqual([
      ['two', ['b', 'c']],
      ['one', ['a']],
    ]);
    expect(environment.machine_id).toBe('two');
    expect(notes).toContain(
      'Measured on 2 machines: figures of different ones say nothing about each other.',
    );
  });

  it('judge each model as it was judged where it was measured', () => {
    const part = shard(1, 1, ['a']);
    const { results_by_model } = mergeReports([part]);
    expect(results_by_model['a']).toEqual(part.report.results_by_model['a']);
  });

  it.each([
    [
      'of different modes',
      shard(2, 2, ['b'], { report: { mode: 'comprehensive' } }),
      'Expected reports of one mode: shard-1.json is quick, shard-2.json is comprehensive.',
    ],
    [
      'of shards of different plans',
      shard(2, 2, ['b'], { sha256: 'd'.repeat(64) }),
      'Expected shards of one plan: shard-1.json is shard 1 of 2, shard-2.json is shard 2 of 2 of another.',
    ],
    [
      'of shards of different numbers',
      shard(2, 3, ['b']),
      'Expected shards of one plan: shard-1.json is shard 1 of 2, shard-2.json is shard 2 of 3 of another.',
    ],
  ])('are refused where they are %s', (_, other, message) => {
    expect(() => mergeReports([shard(1, 2, ['a']), other])).toThrow(message);
  });

  it('say where the images were not the same', () => {
    const images = { ...reportOf().images, sha256: '1'.repeat(64) };
    const { notes } = mergeReports([shard(1, 2, ['a']), shard(2, 2, ['b'], { report: { images } })]);
    expect(notes).toContain(
      'The reports were not all measured on the same images; those shown are of the first.',
    );
  });
});
