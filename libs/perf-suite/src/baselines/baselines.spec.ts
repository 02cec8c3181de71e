import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { fakeWorld } from '../testing/fake-world.js';
import { reportOf } from '../testing/report.js';
import { modelOf, samplesOf, scenariosOf } from '../testing/results.js';
import type { Baseline } from './baseline-schema.js';
import { fingerprintOf } from './fingerprint.js';
import { judgeRegression } from './judge-regression.js';
import { readBaseline } from './read-baseline.js';
import { updateBaselineIn, type BaselineOptions } from './update-baseline.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-baseline-'));
});
afterEach(() => rm(root, { recursive: true }));

const report = (...times: number[]) =>
  reportOf({
    results_by_model: {
      yolo11n: modelOf({ scenarios: scenariosOf({ single_inference: { samples: samplesOf(times) } }) }),
    },
  });

/** Twenty processes around 50 ms that differ by a millisecond or two. */
const usual = Array.from({ length: 20 }, (_, index) => 49 + (index % 5) * 0.5);

function baselineOf(process_medians: number[], fingerprint = {}): Baseline {
  const { environment, results_by_model, images } = report(50);
  return {
    schema_version: 1,
    variant: 'yolo11n',
    fingerprint: {
      ...fingerprintOf(environment, results_by_model['yolo11n'] ?? modelOf(), images),
      ...fingerprint,
    },
    created_at: '2025-01-02T03:04:05.678Z',
    metrics: { single_inference_ms: { process_medians } },
  };
}

describe('a variant against its baseline', () => {
  it('passes where its process is like those before', () => {
    expect(judgeRegression(report(49, 50, 51), 'yolo11n', baselineOf(usual))).toEqual({
      verdict: 'pass',
      reason:
        'The median single inference is 50 ms, 50.0 ms in the baseline; up to 51.6 ms is no slowdown that 20 processes ' +
        'can tell (least effect: 3.1 %).',
      value: 50,
      low: expect.closeTo(48.4, 1) as number,
      high: expect.closeTo(51.6, 1) as number,
      n: 20,
      minimumDetectableEffect: expect.closeTo(0.031, 3) as number,
    });
  });

  it('fails where its process is slower than one more of them would be', () => {
    expect(judgeRegression(report(53), 'yolo11n', baselineOf(usual)).verdict).toBe('fail');
  });

  it('passes with a slowdown under 3 %, however alike the processes are', () => {
    const alike = Array.from({ length: 20 }, () => 50);
    expect(judgeRegression(report(51.4), 'yolo11n', baselineOf(alike)).verdict).toBe('pass');
    expect(judgeRegression(report(51.6), 'yolo11n', baselineOf(alike)).verdict).toBe('fail');
  });

  it('is not decided by 19 processes', () => {
    expect(judgeRegression(report(50), 'yolo11n', baselineOf(usual.slice(1)))).toMatchObject({
      verdict: 'inconclusive',
      reason: 'The baseline holds 19 processes: it takes 20.',
    });
  });

  it('is not comparable where anything that a time depends on differs, which is named', () => {
    const baseline = baselineOf(usual, { node: '18.0.0', cpu_quota: null });
    expect(judgeRegression(report(50), 'yolo11n', baseline)).toMatchObject({
      verdict: 'not-comparable',
      reason: 'The baseline was taken with another cpu_quota (none → 2), node (18.0.0 → 20.20.2).',
    });
  });

  it('is not comparable without a baseline', () => {
    expect(judgeRegression(report(50), 'yolo11n', null)).toMatchObject({
      verdict: 'not-comparable',
      reason: 'There is no baseline of yolo11n for this machine.',
    });
  });

  it('is not decided by the few inferences that there was time for', () => {
    const flags = [{ code: 'cut-short', message: 'There was time for 5 of 108 single inferences.' }];
    const samples = samplesOf([90, 90, 90, 90, 90]);
    const hurried = modelOf({ scenarios: scenariosOf({ single_inference: { samples, flags } }) });
    const { verdict, reason } = judgeRegression(
      reportOf({ results_by_model: { yolo11n: hurried } }),
      'yolo11n',
      baselineOf(usual),
    );
    expect([verdict, reason]).toEqual([
      'inconclusive',
      'There was time for 5 single inferences: it takes 6 to compare.',
    ]);
  });

  it.each(['yolo11n', 'yolo11x'])('is not decided where the report has no inference of it: %s', (variant) => {
    expect(judgeRegression(report(), variant, baselineOf(usual))).toMatchObject({
      verdict: 'inconclusive',
      reason: `The report has no single inference of ${variant}.`,
    });
  });
});

describe('a baseline file', () => {
  it('that is not there is no baseline', async () => {
    expect(await readBaseline(join(root, 'none.json'))).toBeNull();
  });

  it.each([
    ['{', /^FILE is no baseline: Expected/],
    ['{"schema_version": 2}', /^FILE is no baseline of schema version 1: schema_version: .* Make it anew\.$/],
    [
      JSON.stringify({ ...baselineOf([1]), metrics: { single_inference_ms: { process_medians: [-1] } } }),
      /^FILE is no baseline of schema version 1: metrics\.single_inference_ms\.process_medians\.0: /,
    ],
  ])('that is none of this version is an error that says where: %s', async (text, message) => {
    const file = join(root, 'odd.json');
    await writeFile(file, text);
    const error = (await readBaseline(file).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ code: 'BASELINE_READ', exitCode: 64 });
    expect(error.message.replace(file, 'FILE')).toMatch(message);
  });
});

describe('updating a baseline', () => {
  const update = async (variant: string, options: Partial<BaselineOptions> = {}) => {
    await mkdir(join(root, 'images'), { recursive: true });
    const image = sharp({ create: { width: 8, height: 6, channels: 3, background: '#483' } });
    await writeFile(join(root, 'images', 'a.png'), await image.png().toBuffer());
    return updateBaselineIn(fakeWorld(root), {
      registryRoot: root,
      variant,
      runs: 3,
      images: join(root, 'images'),
      ...options,
    });
  };

  it('measures as many fresh processes as asked and writes what they reached', async () => {
    const { baseline, path } = await update('well');
    expect(baseline.metrics.single_inference_ms.process_medians).toEqual([10, 10, 10]);
    expect(baseline.fingerprint).toMatchObject({
      artifact_sha256: 'a'.repeat(64),
      node: process.versions.node,
    });
    expect(await readBaseline(path)).toEqual(baseline);
    expect(path).toMatch(/baselines.*well\.json$/);
  });

  it('leaves the old one as it was when a process fails', async () => {
    const { path } = await update('well');
    const before = await readFile(path, 'utf8');
    await expect(update('exit')).rejects.toMatchObject({
      code: 'BASELINE_RUN',
      exitCode: 3,
      message:
        'Process 1 of 3 could not measure single inference, and the baseline is left as it was. ' +
        'The measuring process ended with code 3. It last said: no such operator',
    });
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readdir(join(path, '..'))).toEqual(['well.json']);
  });

  it('writes nothing when it is interrupted', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const interrupted = update('wait', {
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (type === 'scenario-started') controller.abort(reason);
      },
    });
    await expect(interrupted).rejects.toBe(reason);
    expect(await readdir(root)).not.toContain('baselines');
  });

  it('of a model that is not there is a wrong call', async () => {
    await expect(update('missing')).rejects.toMatchObject({ code: 'USAGE', exitCode: 64 });
  });
});
