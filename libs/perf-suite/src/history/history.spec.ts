import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { formatReport } from '../report/format-report.js';
import { parseReport } from '../report/read-report.js';
import { reportOf } from '../testing/report.js';
import { modelOf, samplesOf, scenarioOf } from '../testing/results.js';
import { makeHistory } from './history-report.js';
import { readHistory } from './read-history.js';
import { trendsOf } from './trends.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-history-'));
});
afterEach(() => rm(root, { recursive: true }));

const here = reportOf().environment;
const day = (index: number) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString();

/** A run of a model whose median single inference was this. */
function run(index: number, medianMs: number, about: { variant?: string; machine?: string } = {}) {
  const { variant = 'yolo11n', machine = here.machine_id } = about;
  const single_inference = scenarioOf('single_inference', { samples: samplesOf([medianMs, medianMs]) });
  return reportOf({
    created_at: day(index),
    environment: { ...here, machine_id: machine, git_commit: `commit${index}` },
    results_by_model: { [variant]: modelOf({ variant, scenarios: { single_inference } }) },
  });
}

async function store(name: string, report: ReturnType<typeof run> | string): Promise<string> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof report === 'string' ? report : formatReport(report));
  return path;
}

describe('a history', () => {
  it('holds the figures of all reports of a folder and its folders, the oldest first', async () => {
    await store('b.json', run(1, 51));
    await store('deep/er/c.json', run(0, 50));
    await store('a.json', run(2, 52));
    await store('notes.md', 'no report');
    const { figures, skipped } = await readHistory(root);
    expect(skipped).toEqual([]);
    expect(figures).toEqual(
      [0, 1, 2].map((index) => ({
        machine: here.machine_id,
        variant: 'yolo11n',
        metric: 'single_inference_ms',
        at: day(index),
        commit: `commit${index}`,
        value: 50 + index,
      })),
    );
  });

  it('names and leaves out what is no report, and a run that it has already', async () => {
    await store('a.json', run(0, 50));
    const broken = await store('broken.json', '{"schema_version": 2');
    const copy = await store('copy.json', run(0, 50));
    const foreign = await store('package.json', '{"name": "x"}');
    await symlink(join(root, 'a.json'), join(root, 'link.json'));
    const { figures, skipped } = await readHistory(root);
    expect(figures).toHaveLength(1);
    expect(skipped.map(({ path }) => path)).toEqual([broken, copy, foreign]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/broken\.json is no report: /),
      `${copy} holds the same run as ${join(root, 'a.json')}.`,
      `${foreign} is no report: expected the field schema_version, found none.`,
    ]);
  });

  it('of a folder that is not there is a wrong call', async () => {
    await expect(readHistory(join(root, 'none'))).rejects.toThrow(UsageError);
    await expect(readHistory(join(root, 'none'))).rejects.toThrow(
      'Expected a folder of reports: cannot read',
    );
  });

  it('is written as a report that can be read, and says what it left out', async () => {
    await store('reports/a.json', run(0, 50));
    await store('reports/b.json', run(1, 50, { machine: 'other' }));
    await store('reports/c.json', '{}');
    const options = { root, reports: join(root, 'reports'), machine: here.machine_id };
    const { report, otherMachines, skipped } = await makeHistory(options);
    expect(parseReport(formatReport(report), 'history.json')).toEqual(report);
    expect(report).toMatchObject({
      mode: 'history',
      summary: { exit_code: 0, reason: '0 changes of level in 1 figures. A history judges nothing.' },
      trends: [{ variant: 'yolo11n', points: [{ value: 50, commit: 'commit0' }] }],
      notes: [expect.stringMatching(/^Left out: .*c\.json is no report/)],
    });
    expect([otherMachines, skipped.length]).toEqual([['other'], 1]);
    await store('reports/history.json', formatReport(report));
    expect((await makeHistory(options)).report.trends).toEqual(report.trends);
  });
});

describe('trends', () => {
  const figure = (index: number, value: number, about = {}) => ({
    machine: 'here',
    variant: 'yolo11n',
    metric: 'single_inference_ms' as const,
    at: day(index),
    commit: null,
    value,
    ...about,
  });
  const steady = (count: number, level: number, from = 0) =>
    Array.from({ length: count }, (_, index) => figure(from + index, level + (index % 3) * 0.2));

  it('tell where a level changed, and from what to what', () => {
    const [trend] = trendsOf([...steady(10, 50), ...steady(8, 60, 10)], 'here');
    expect(trend!.changes).toEqual([{ index: 10, before: 50.2, after: 60.2 }]);
    expect(trend!.points).toHaveLength(18);
  });

  it('tell of no change in a steady figure, nor in three runs', () => {
    expect(trendsOf(steady(18, 50), 'here')[0]!.changes).toEqual([]);
    expect(trendsOf([figure(0, 50), figure(1, 90), figure(2, 90)], 'here')[0]!.changes).toEqual([]);
  });

  it('are those of one machine, and of one variant where it is asked for', () => {
    const figures = [
      ...steady(2, 50),
      figure(0, 9, { machine: 'there' }),
      figure(1, 70, { variant: 'yolo11s' }),
      figure(2, 80, { variant: 'yolo11s', metric: 'model_load_ms' }),
    ];
    const names = (variant?: string) =>
      trendsOf(figures, 'here', variant).map((trend) => [trend.variant, trend.metric, trend.points.length]);
    expect(names()).toEqual([
      ['yolo11n', 'single_inference_ms', 2],
      ['yolo11s', 'single_inference_ms', 1],
      ['yolo11s', 'model_load_ms', 1],
    ]);
    expect(names('yolo11n')).toEqual([['yolo11n', 'single_inference_ms', 2]]);
  });
});
