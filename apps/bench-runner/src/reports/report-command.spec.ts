import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatReport, type Report } from '@framegate/perf-suite';
import { reportOf } from '@framegate/perf-suite/testing';
import { runBuilt } from '../testing/run-built.js';

let directory: string;
let good: string;
let old: string;
let foreign: string;
let absent: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-report-'));
  [good, old, foreign, absent] = ['good.json', 'old.json', 'foreign.json', 'absent.json'].map((name) =>
    join(directory, name),
  ) as [string, string, string, string];
  const report = reportOf();
  await writeFile(good, formatReport(report));
  await writeFile(old, JSON.stringify(asVersion1(report)));
  await writeFile(foreign, '{"schema_version": 99}');
});

afterAll(() => rm(directory, { recursive: true }));

/** Without what version 2 added. */
function asVersion1({ plan, comparisons, exam, trends, ...report }: Report): object {
  void [plan, comparisons, exam, trends];
  const models = Object.entries(report.results_by_model).map(
    ([name, { regressions, operators, ...model }]) => {
      void [regressions, operators];
      const scenarios = Object.entries(model.scenarios).map(([scenarioName, scenario]) => {
        const { by_image, levels, steadiness, leak, integrity, ...rest } = scenario;
        void [by_image, levels, steadiness, leak, integrity];
        return [scenarioName, rest];
      });
      return [name, { ...model, scenarios: Object.fromEntries(scenarios) as object }];
    },
  );
  return { ...report, schema_version: 1, results_by_model: Object.fromEntries(models) as object };
}

describe('report', () => {
  it.each([
    ['text', /^Framegate quick, 2025-01-02/],
    ['full', /\n {2}single inference: complete/],
    ['markdown', /^## Framegate: inconclusive\n/],
    ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /],
    ['csv', /^report,machine_id,model,scenario,/],
    ['html', /^<!doctype html>\n/],
    ['json', /^\{\n {2}"schema_version": 2,/],
  ])('draws as %s', async (format, text) => {
    const { code, stdout } = await runBuilt('report', good, '--format', format);
    expect(stdout).toMatch(text);
    expect(code).toBe(0);
  });

  it('draws the summary where no format is asked for', async () => {
    expect((await runBuilt('report', good)).stdout).toMatch(/^Framegate quick, 2025-01-02/);
  });

  it('draws a report of the first version as it draws the same of today', async () => {
    const [first, today] = await Promise.all([runBuilt('report', old), runBuilt('report', good)]);
    expect(first).toEqual(today);
  });

  it('makes a report of today of one of the first version', async () => {
    const { stdout } = await runBuilt('report', old, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ schema_version: 2, plan: null, comparisons: [] });
  });

  it('draws what it can, names what is no report, and ends with 64', async () => {
    const { code, stdout, stderr } = await runBuilt('report', foreign, good, absent);
    expect(stdout).toMatch(/^Framegate quick, 2025-01-02/);
    expect(stderr).toContain(`${foreign} has schema version 99, and this program reads versions 1 to 2.`);
    expect(stderr).toContain(`Cannot read the report ${absent}`);
    expect(code).toBe(64);
  });

  it('writes nothing where no file is a report', async () => {
    const output = join(directory, 'nothing.html');
    expect((await runBuilt('report', foreign, '--format', 'html', '--output', output)).code).toBe(64);
    expect(await readdir(directory)).not.toContain('nothing.html');
  });

  it('writes to a file in a folder that it makes, and says where', async () => {
    const output = join(directory, 'new', 'report.xml');
    const { code, stdout } = await runBuilt('report', good, old, '--format', 'junit', '--output', output);
    expect(stdout).toBe(`${output}\n`);
    expect(code).toBe(0);
    const text = await readFile(output, 'utf8');
    expect(text.match(/<testsuites /g)).toHaveLength(1);
  });

  it('writes several pages into a folder', async () => {
    const folder = join(directory, 'pages');
    expect((await runBuilt('report', good, old, '--format', 'html', '--output', folder)).code).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['good.html', 'old.html']);
  });

  it.each([
    [['--format', 'html'], '--format html: expected --output FOLDER with 2 files'],
    [
      ['--format', 'json', '--output', 'GOOD'],
      '--output: expected a folder for 2 documents of the format json',
    ],
    [['--format', 'csv', '--output', 'FOLDER'], '--output: expected a file to write, got the folder'],
    [['--format', 'pdf'], 'Argument: format, Given: "pdf", Choices: "text"'],
  ])('refuses two files with %j', async (argv, message) => {
    const named = argv.map((word) => (word === 'GOOD' ? good : word === 'FOLDER' ? directory : word));
    const { code, stdout, stderr } = await runBuilt('report', good, old, ...named);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(64);
  });
});
