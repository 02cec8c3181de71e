import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { runScript } from '../testing/run-script.js';
import { InferenceEngine } from './inference-engine.js';

interface Holdings {
  /** Anonymous bytes of the process. */
  readonly memory: number;
  readonly threads: number;
  readonly files: number;
  readonly resources: readonly string[];
  readonly listeners: readonly unknown[];
}

/** A twentieth of the 10 MB that an engine of one thread takes while it is open; a process's are its own. In bytes. */
const isolations = [
  { isolation: 'thread', mayLeave: 500_000 },
  { isolation: 'process', mayLeave: 50_000 },
] as const;
const rounds = 25;
const atOnce = 4;

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

async function cycles(isolation: string): Promise<{ code: number | null; closed: Holdings[] }> {
  const options = [`--isolation=${isolation}`, `--rounds=${rounds}`, `--atOnce=${atOnce}`];
  // One heap of glibc's: with one for each thread, what was given back lies about in all of them.
  const env = { MALLOC_ARENA_MAX: '1' };
  const args = [...options, await models.mirror()];
  const { code, output } = await runScript(join('src', 'testing', 'engine-cycles.mjs'), args, { env });
  return { code, closed: JSON.parse(output) as Holdings[] };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

describe.each(isolations)('InferenceEngine that is closed ($isolation)', ({ isolation, mayLeave }) => {
  it('leaves nothing of a hundred engines, and lets the process end by itself', async () => {
    const { code, closed } = await cycles(isolation);
    expect(code).toBe(0);
    expect(closed).toHaveLength(rounds);
    // Medians, for what ends may take a moment longer; the first third loads libraries and fills heaps, which stay.
    const third = Math.floor(rounds / 3);
    const [before, after] = [closed.slice(third, 2 * third), closed.slice(-third)].map((part) => ({
      threads: median(part.map(({ threads }) => threads)),
      files: median(part.map(({ files }) => files)),
      resources: median(part.map(({ resources }) => resources.length)),
      memory: median(part.map(({ memory }) => memory)),
    }));
    expect(after).toEqual({ ...before, memory: expect.any(Number) });
    expect(closed.at(-1)!.listeners).toEqual(closed[1]!.listeners);
    const growth = after!.memory - before!.memory;
    expect(growth).toBeLessThan(mayLeave * third * atOnce);
  }, 600_000);

  it('fails what runs and what waits, and has neither workers nor requests any more', async () => {
    const engine = await InferenceEngine.open({ model: await models.slow(), isolation, threads: 1 });
    const pending = Array.from({ length: 5 }, () => errorOf(engine.infer(noise(640, 640))));
    expect(engine.stats).toMatchObject({ queued: 4, running: 1, workers: 1 });
    const { processes } = engine.stats;
    await engine.close();
    expect((await Promise.all(pending)).map(({ code }) => code)).toEqual(Array(5).fill('CLOSED'));
    expect(engine.stats).toMatchObject({ queued: 0, running: 0, workers: 0, processes: [] });
    for (const pid of processes) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('can be closed and disposed of again and again, also at the same time', async () => {
    const engine = await InferenceEngine.open({ model: await models.mirror(), isolation, threads: 1 });
    {
      await using one = engine;
      await using other = engine;
      expect(one).toBe(other);
    }
    await Promise.all([engine.close(), engine.close(), engine[Symbol.asyncDispose]()]);
    expect((await errorOf(engine.infer(noise()))).code).toBe('CLOSED');
  });

  it('leaves no worker when it could not be opened', async () => {
    const path = join('src', 'testing', 'engine-process.mjs');
    const args = ['idle', await models.stranger(), `--isolation=${isolation}`, '--family=yolo'];
    const { code, output } = await runScript(path, args);
    expect({ code, output }).toEqual({ code: 1, output: '' });
  });
});

describe('InferenceEngine whose process ends while it opens', () => {
  it.each(['thread', 'process'])('neither crashes it nor stays behind (%s)', async (isolation) => {
    const path = join('src', 'testing', 'engine-opening.mjs');
    expect(await runScript(path, [isolation, await models.slow()])).toEqual({ code: 7, output: '' });
  });
});

describe('InferenceEngine of processes whose caller is killed', () => {
  it('leaves no process behind', async () => {
    const script = fileURLToPath(new URL('../testing/engine-process.mjs', import.meta.url));
    const child = fork(script, ['serve', await models.mirror(), '--isolation=process']);
    const [pids] = (await once(child, 'message')) as [number[]];
    expect(pids).toHaveLength(2);
    child.kill('SIGKILL');
    // The test's own time limit says when they stay.
    while (pids.some(isThere)) await new Promise(setImmediate);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
