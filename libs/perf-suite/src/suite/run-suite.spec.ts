import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelNotFoundError } from '@framegate/model-registry';
import { serverMode } from '../modes/load-modes.js';
import { readReport } from '../report/read-report.js';
import { reportSchema } from '../report/schema/report-schema.js';
import { fakeWorld } from '../testing/fake-world.js';
import { Workspace } from '../testing/workspace.js';
import { runSuiteIn } from './run-suite.js';
import type { SuiteEvent } from './suite-events.js';
import type { SuiteOptions } from './suite-options.js';
import type { UnwrittenReportError } from './unwritten-report-error.js';

let workspace: Workspace;
let root: string;
let events: SuiteEvent[];
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
  events = [];
});
afterEach(() => workspace.remove());

/** Models are named for how the scripted measuring process behaves. */
const run = (models: string[], options: Partial<SuiteOptions> = {}) =>
  runSuiteIn(fakeWorld(root), {
    registryRoot: root,
    models,
    mode: 'quick',
    images: workspace.images,
    output: join(root, 'report.json'),
    onEvent: (event) => events.push(event),
    ...options,
  });

describe('a run', () => {
  it('writes the report that it returns, and it is valid', async () => {
    const report = await run(['well']);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(await readReport(join(root, 'report.json'))).toEqual(report);
  });

  it('can be of a mode of the caller, whose target in time is the real-time target', async () => {
    const report = await run(['well'], { mode: serverMode({ rate: 5 }), targets: { inferenceMs: 77 } });
    expect(report.mode).toBe('load');
    const { scenarios, targets } = report.results_by_model['well']!;
    expect(Object.keys(scenarios)).toEqual(['server']);
    expect(targets.real_time_target_ms).toBe(77);
  });

  it('leaves no event files behind once the report is written', async () => {
    await run(['well']);
    expect(await workspace.runsLeft()).toEqual([]);
  });

  it('tells what it is doing', async () => {
    await run(['well']);
    expect(events.map(({ type }) => type)).toEqual([
      'planned',
      'images-ready',
      'resolved',
      'model-started',
      'scenario-started',
      'scenario-started',
      'model-ended',
      'report-written',
    ]);
  });

  it('goes on with the next model where one is lost, and keeps what the lost one had measured', async () => {
    const { results_by_model, summary } = await run(['abort', 'well']);
    expect(Object.keys(results_by_model)).toEqual(['abort', 'well']);
    expect(results_by_model['abort']?.error?.code).toMatch(/^(KILLED|EXITED)$/);
    expect(results_by_model['abort']?.scenarios.single_inference?.samples).toHaveLength(1);
    expect(results_by_model['abort']?.checks.every(({ verdict }) => verdict === 'fail')).toBe(true);
    expect(results_by_model['well']?.state).toBe('measured');
    expect(summary).toMatchObject({ verdict: 'critical', exit_code: 1 });
  });

  it('makes all artifacts first, then begins with the largest, and reports in the order asked for', async () => {
    const { results_by_model } = await run(['well', 'well-but-large']);
    expect(events.flatMap((event) => (event.type === 'model-started' ? [event.variant] : []))).toEqual([
      'well-but-large',
      'well',
    ]);
    expect(events.findLastIndex(({ type }) => type === 'resolved')).toBeLessThan(
      events.findIndex(({ type }) => type === 'model-started'),
    );
    expect(Object.keys(results_by_model)).toEqual(['well', 'well-but-large']);
  });

  it('gives a model without an artifact its row, and goes on', async () => {
    const { results_by_model } = await run(['unbuildable', 'well']);
    expect(results_by_model['unbuildable']).toMatchObject({
      state: 'failed',
      error: { code: 'SAFETENSORS', message: 'The weights are cut short.', exit_code: null, signal: null },
      artifact: null,
    });
    expect(results_by_model['unbuildable']?.checks[0]).toMatchObject({
      verdict: 'fail',
      reason: 'Not measured. The weights are cut short.',
    });
    expect(results_by_model['well']?.state).toBe('measured');
  });

  it('says that synthetic weights say nothing about accuracy', async () => {
    const { notes } = await run(['well']);
    expect(notes).toEqual([
      'well has synthetic weights: time and memory are those of the real network; nothing is said about accuracy.',
    ]);
  });

  it('says which images were left out', async () => {
    await writeFile(join(root, 'images', 'b.png'), 'no png');
    const { images, notes } = await run(['well']);
    expect(images.skipped.map(({ name }) => name)).toEqual(['b.png']);
    expect(notes).toContain('Images that cannot be decoded were left out: b.png.');
  });

  it('holds a model to its manifest, and to the caller over it', async () => {
    const { results_by_model, performance_targets } = await run(['well'], { targets: { inferenceMs: 30 } });
    expect(results_by_model['well']?.targets).toMatchObject({ real_time_target_ms: 30, max_load_ms: 444 });
    expect(performance_targets).toMatchObject({ real_time_target_ms: 30, max_load_ms: { nano: 500 } });
  });
});

describe('a run that is interrupted', () => {
  it('ends the measuring process, and reports what was measured until then', async () => {
    const controller = new AbortController();
    const report = await run(['wait', 'well'], {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'scenario-started') controller.abort();
      },
    });
    expect(report.summary).toMatchObject({ verdict: 'interrupted', exit_code: 130 });
    expect(report.results_by_model['wait']).toMatchObject({
      state: 'interrupted',
      error: null,
      scenarios: { single_inference: { state: 'failed', error: { code: 'INTERRUPTED' } } },
    });
    expect(report.results_by_model['well']).toMatchObject({ state: 'interrupted' });
    expect(report.notes).toContain('The run was interrupted: what is missing was not measured.');
    expect(await readReport(join(root, 'report.json'))).toEqual(report);
  });
});

describe('a report that cannot be written', () => {
  it('is not lost: it is written beside the events, which stay on disk', async () => {
    await writeFile(join(root, 'file'), '');
    const output = join(root, 'file', 'report.json');
    const error = (await run(['well'], { output }).catch(
      (thrown: unknown) => thrown,
    )) as UnwrittenReportError;
    expect(error).toMatchObject({ code: 'REPORT_WRITE', exitCode: 1 });
    expect(error.message).toMatch(
      new RegExp(
        `^Cannot write ${output}: .* The report is kept as ${error.keptAs}, and what was measured as events beside it\\.$`,
      ),
    );
    expect(await readReport(error.keptAs!)).toEqual(error.report);
    expect(error.report.results_by_model['well']?.state).toBe('measured');
    expect(await readdir(error.events)).toContain('well.timing.jsonl');
  });
});

if (existsSync('/dev/full')) {
  describe('a report for a disk that is full', () => {
    it('is written beside the events, and the error says why', async () => {
      const error = (await run(['well'], { output: '/dev/full' }).catch(
        (thrown: unknown) => thrown,
      )) as UnwrittenReportError;
      expect(error.message).toContain('Cannot write /dev/full: ENOSPC: no space left on device');
      expect(await readReport(error.keptAs!)).toEqual(error.report);
    });
  });
}

describe('what is asked wrongly', () => {
  it.each<[string, string[], Partial<SuiteOptions>, string]>([
    ['no model', [], {}, 'Expected at least one model to measure, got none.'],
    ['a model twice', ['well', 'well'], {}, 'Expected each model once, got well twice.'],
    [
      'a model that is not there',
      ['missing'],
      {},
      new ModelNotFoundError('missing', ['well'], 'models').message,
    ],
    [
      'a target out of range',
      ['well'],
      { targets: { successRate: 80 } },
      'Expected the target successRate to be a share from 0 to 1, got 80.',
    ],
  ])('is an error before anything is measured: %s', async (_, models, options, message) => {
    await expect(run(models, options)).rejects.toMatchObject({ code: 'USAGE', exitCode: 64, message });
    expect(events).toEqual([]);
  });

  it('is an error for a folder without images, and leaves nothing behind', async () => {
    await expect(run(['well'], { images: join(root, 'nowhere') })).rejects.toMatchObject({ exitCode: 64 });
    expect(existsSync(join(root, '.framegate'))).toBe(false);
  });
});

describe('two runs at once', () => {
  it('take turns', async () => {
    const first = run(['well'], { output: join(root, 'first.json') });
    const second = run(['well'], { output: join(root, 'second.json') });
    await Promise.all([first, second]);
    const steps = events
      .map(({ type }) => type)
      .filter((type) => type === 'images-ready' || type === 'report-written');
    expect(steps).toEqual(['images-ready', 'report-written', 'images-ready', 'report-written']);
  });

  it('end with an error for the one that must not wait, naming the other', async () => {
    const blocked = run(['wait'], {
      modelTimeoutMs: 3000,
      onEvent: (event) => {
        if (event.type === 'scenario-started')
          refused ??= run(['well'], { lockWaitMs: 0 }).catch((error: unknown) => error);
      },
    });
    let refused: Promise<unknown> | undefined;
    await blocked;
    expect(await refused).toMatchObject({
      code: 'MACHINE_BUSY',
      exitCode: 3,
      message: expect.stringContaining(`Process ${process.pid}, since `) as string,
    });
  });

  it('do not make the second wait to be told that its images are not there', async () => {
    let refused: Promise<unknown> | undefined;
    await run(['wait'], {
      modelTimeoutMs: 3000,
      onEvent: (event) => {
        if (event.type === 'scenario-started')
          refused ??= run(['well'], { images: join(root, 'nowhere'), lockWaitMs: 0 }).catch(
            (error: unknown) => error,
          );
      },
    });
    expect(await refused).toMatchObject({
      exitCode: 64,
      message: expect.stringContaining('nowhere') as string,
    });
  });
});
