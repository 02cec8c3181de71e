import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readEnvironment } from '../environment/read-environment.js';
import { baselineOf, usualProcesses } from '../testing/baseline.js';
import { fakeWorld } from '../testing/fake-world.js';
import { reportOf } from '../testing/report.js';
import { Workspace } from '../testing/workspace.js';
import { partialBaselinePath } from './baseline-path.js';
import { formatBaseline } from './format-baseline.js';
import { readBaseline } from './read-baseline.js';
import { updateBaselineIn, type BaselineOptions } from './update-baseline.js';

let workspace: Workspace;
let root: string;
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
});
afterEach(() => workspace.remove());

describe('updating a baseline', () => {
  const update = (variant: string, options: Partial<BaselineOptions> = {}) =>
    updateBaselineIn(fakeWorld(root), {
      registryRoot: root,
      variant,
      runs: 3,
      images: workspace.images,
      ...options,
    });

  it('measures as many fresh processes as asked and writes what they reached', async () => {
    const { baseline, path } = await update('well');
    expect(baseline.processes).toHaveLength(3);
    expect(baseline.processes[0]).toMatchObject({ single_inference_ms: { value: 10, n: 1 } });
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
        'Process 1 of 3 could not be measured, and the baseline is left as it was. ' +
        'The measuring process ended with code 3. It last said: no such operator',
    });
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(await readdir(join(path, '..'))).toEqual(['well.json']);
  });

  it('asks for more time where there was too little for a median', async () => {
    await expect(update('well-but-hurried')).rejects.toMatchObject({
      code: 'BASELINE_RUN',
      message:
        'Process 1 of 3 could not be measured, and the baseline is left as it was. ' +
        'There was time for 1 single inferences: it takes 6 to compare. Give each process more time.',
    });
  });

  it('says which processes were disturbed, and by what', async () => {
    expect((await update('well')).disturbances).toEqual([]);
    const message = 'Others took 3 cores.';
    expect((await update('well-but-disturbed')).disturbances).toEqual([message, message, message]);
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

  it('goes on after an interruption with the processes that it had, where it is asked to', async () => {
    const interrupted = async (after: number) => {
      const controller = new AbortController();
      const updating = update('well', {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type === 'model-started' && event.index === after) controller.abort(new Error('stop'));
        },
      });
      await expect(updating).rejects.toThrow('stop');
    };
    const started: number[] = [];
    const onEvent: BaselineOptions['onEvent'] = (event) => {
      if (event.type === 'model-started') started.push(event.index);
    };
    await interrupted(2);
    const { baseline } = await update('well', { resume: true, onEvent });
    expect([started, baseline.processes.length]).toEqual([[2], 3]);
    await interrupted(1);
    await update('well', { onEvent });
    expect(started).toEqual([2, 0, 1, 2]);
  });

  it('does not go on with processes that were taken otherwise', async () => {
    const environment = await readEnvironment(root);
    const partial = partialBaselinePath(root, environment, 'well');
    await mkdir(dirname(partial), { recursive: true });
    await writeFile(partial, formatBaseline(baselineOf(usualProcesses(2), reportOf(), 'well')));
    await expect(update('well', { resume: true })).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(
        /^Expected process 3 to be taken like those before, got another .*Measure all of them anew, without --resume\.$/,
      ) as string,
    });
  });

  it('of a model that is not there is a wrong call', async () => {
    await expect(update('missing')).rejects.toMatchObject({ code: 'USAGE', exitCode: 64 });
  });
});
