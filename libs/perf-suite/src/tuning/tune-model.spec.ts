import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readTuning, tuningConditions, type TuningGoal } from '@framegate/inference-engine';
import type { SuiteEvent } from '../suite/suite-events.js';
import { fakeWorld } from '../testing/fake-world.js';
import { tuneModelIn, type TuneOptions } from './tune-model.js';

let root: string;
let output: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-tune-'));
  output = join(root, 'made', 'tuning.json');
});
afterEach(() => rm(root, { recursive: true }));

async function modelThat(behaves: string): Promise<readonly [string]> {
  const path = join(root, `${behaves}.onnx`);
  await writeFile(path, behaves);
  return [path];
}

function tune(model: TuneOptions['model'], about: Partial<TuneOptions> = {}) {
  const world = {
    ...fakeWorld(root),
    tuneEntry: new URL('../testing/scripted-tune-child.mjs', import.meta.url),
  };
  const goals: TuningGoal[] = ['throughput', 'latency'];
  return tuneModelIn(world, { registryRoot: root, model, goals, output, ...about });
}

describe('tuneModel', () => {
  it('writes what it chose for each goal into a file that the engine reads', async () => {
    const model = await modelThat('well');
    const events: SuiteEvent[] = [];
    const onEvent = (event: SuiteEvent) => void events.push(event);
    const { tuning, notes } = await tune(model, { onEvent, timeMs: 6000 });
    expect(await readTuning(output)).toEqual(tuning);
    expect(tuning).toMatchObject({
      model: model[0],
      conditions: await tuningConditions({ model }),
      latency: { settings: { workers: 1 } },
      throughput: { settings: { maxBatch: null } },
    });
    expect(notes[0]).toMatch(
      /^Others used the processors too in \d+ of \d+ runs: on a quiet machine more may show\.$/,
    );
    const goals = events.flatMap((event) => (event.type === 'tuning-stage' ? [event.goal] : []));
    expect([...new Set(goals)]).toEqual(['latency', 'throughput']);
    expect(await readdir(join(root, '.framegate', 'runs'))).toEqual([]);
  });

  it('leaves out the goal that was not asked for', async () => {
    const { tuning } = await tune(await modelThat('well'), { goals: ['latency'], timeMs: 1 });
    expect(tuning.latency).not.toBeNull();
    expect(tuning.throughput).toBeNull();
  });

  it.each([
    ['refused', 'no installed family recognises that'],
    ['silent', 'The measuring process ended before it had measured everything.'],
    ['abort', /^The measuring process (was ended by SIGABRT|ended with code 134)\./],
  ])('writes nothing where the model is %s', async (behaves, reason) => {
    const model = await modelThat(behaves);
    const error = await tune(model).then(
      () => undefined,
      (thrown: unknown) => thrown as Error & { exitCode: number },
    );
    expect(error).toMatchObject({ name: 'TuningRunError', code: 'TUNING_RUN', exitCode: 1 });
    const start = `Cannot measure ${model[0]}: `;
    expect(error!.message.startsWith(start)).toBe(true);
    expect(error!.message.slice(start.length)).toMatch(reason);
    await expect(readFile(output)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a variant that is not there before it waits for the machine', async () => {
    const events: string[] = [];
    await expect(tune('missing', { onEvent: ({ type }) => events.push(type) })).rejects.toMatchObject({
      code: 'USAGE',
    });
    expect(events).toEqual([]);
  });

  // Windows ends a process that is sent a signal; there Ctrl-C comes another way.
  if (process.platform !== 'win32') {
    it('ends with 130 when it is interrupted, and leaves an older tuning as it was', async () => {
      await modelThat('wait');
      await writeFile(join(root, 'tuning.json'), 'older');
      const script = fileURLToPath(new URL('../testing/interruptible-tuning.mjs', import.meta.url));
      const run = spawn(process.execPath, [script, root], { stdio: ['ignore', 'pipe', 'inherit'] });
      for await (const line of createInterface(run.stdout)) if (line === 'images-ready') break;
      run.kill('SIGINT');
      expect(await once(run, 'exit')).toEqual([130, null]);
      expect(await readFile(join(root, 'tuning.json'), 'utf8')).toBe('older');
      expect(await readdir(join(root, '.framegate', 'runs'))).toEqual([]);
    });
  }
});
