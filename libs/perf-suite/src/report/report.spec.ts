import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportOf } from '../testing/report.js';
import { modelOf, sampleOf, scenariosOf } from '../testing/results.js';
import { formatReport } from './format-report.js';
import { readReport } from './read-report.js';
import { reportJsonSchema } from './report-json-schema.js';
import { writeReport } from './write-report.js';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-report-'));
  path = join(directory, 'reports', 'report.json');
});
afterEach(() => rm(directory, { recursive: true }));

describe('the published schema', () => {
  it('is what the code accepts; `npx tsx libs/perf-suite/scripts/write-schema.ts` writes it anew', async () => {
    const published = await readFile(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema)));
  });
});

describe('a report', () => {
  it('is read back as it was written, its folder made', async () => {
    const report = reportOf();
    await writeReport(report, path);
    expect(await readReport(path)).toEqual(report);
  });

  it('has a sample a line, whatever is in its text', () => {
    const samples = [sampleOf({ image: 'say "cheese" \\ {}.png' }), sampleOf()];
    const text = formatReport(
      reportOf({ results_by_model: { m: modelOf({ scenarios: scenariosOf({ batch: { samples } }) }) } }),
    );
    const lines = text.split('\n').filter((line) => line.includes('cheese'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]?.trim().replace(/,$/, '') ?? '')).toEqual(samples[0]);
  });

  it('replaces an older one and leaves nothing else behind', async () => {
    await writeReport(reportOf({ duration_ms: 1 }), path);
    await writeReport(reportOf({ duration_ms: 2 }), path);
    expect((await readReport(path)).duration_ms).toBe(2);
    expect(await readdir(join(directory, 'reports'))).toEqual(['report.json']);
  });

  it('that cannot be written is an error that says where and why', async () => {
    await writeFile(join(directory, 'reports'), 'a file where a folder should be');
    await expect(writeReport(reportOf(), path)).rejects.toMatchObject({
      code: 'REPORT_WRITE',
      exitCode: 1,
      message: expect.stringMatching(`^Cannot write ${path}: E(NOTDIR|EXIST)`) as string,
    });
  });

  // The device is always full; systems other than Linux have none.
  if (existsSync('/dev/full')) {
    it('that finds the disk full is an error that says so', async () => {
      await expect(writeReport(reportOf(), '/dev/full')).rejects.toThrow(
        'Cannot write /dev/full: ENOSPC: no space left on device, write',
      );
    });
  }
});

describe('a report of schema version 1', () => {
  it('is read as one of today: statistics anew from its samples, and nothing that was not measured', async () => {
    const file = new URL('./fixtures/report-version-1.json', import.meta.url);
    const { schema_version, results_by_model, comparisons } = await readReport(fileURLToPath(file));
    expect({ schema_version, comparisons }).toEqual({ schema_version: 2, comparisons: [] });
    const { single_inference, concurrent, load } = results_by_model['yolo11n']!.scenarios;
    expect(single_inference!.statistics['total_ms']!.p90).toMatchObject({ value: null, needed: 36 });
    expect(Object.keys(single_inference!.by_image)).toHaveLength(6);
    expect(concurrent!.samples.map(({ outcome }) => outcome)).toContain('given-up');
    expect(load).toMatchObject({ levels: null, leak: null, steadiness: null, integrity: {} });
  });
});

describe('a file that is no report of this version', () => {
  it.each([
    ['{"schema_version": 2', /^FILE is no report: Expected/],
    ['[]', /^FILE is no report: expected the field schema_version, found none\.$/],
    [
      '{"schema_version": 0}',
      /^FILE has schema version 0, and this program reads versions 1 to 2\. Make the report anew, or read it with the program that wrote it\.$/,
    ],
    ['{"schema_version": 1}', /^FILE is no valid report: created_at: /],
    ['{"schema_version": 2}', /^FILE is no valid report: created_at: /],
  ])('is an error that says what was expected: %s', async (text, message) => {
    const file = join(directory, 'odd.json');
    await writeFile(file, text);
    const error = await readReport(file).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'REPORT_READ', exitCode: 64 });
    expect((error as Error).message.replace(file, 'FILE')).toMatch(message);
  });

  it('names the field at fault, however deep', async () => {
    const report = reportOf();
    await writeReport({ ...report, summary: { ...report.summary, total_tests: -1 } }, path);
    await expect(readReport(path)).rejects.toThrow(`${path} is no valid report: summary.total_tests: `);
  });

  it('that is not there is an error that names it', async () => {
    await expect(readReport(path)).rejects.toThrow(`Cannot read the report ${path}: ENOENT`);
  });
});
