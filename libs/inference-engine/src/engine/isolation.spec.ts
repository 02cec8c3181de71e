import { join } from 'node:path';
import { errorOf } from '../testing/error-of.js';
import { asPng, noise, shade } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedEngines } from '../testing/opened-engines.js';
import { runScript } from '../testing/run-script.js';
import type { EngineOptions } from './engine-options.js';
import type { InferenceEngine } from './inference-engine.js';

let models: ModelFolder;
const engines = new OpenedEngines();

function open(options: EngineOptions): Promise<InferenceEngine> {
  return engines.open({ isolation: 'process', ...options });
}

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => engines.close());
afterAll(() => models.remove());

describe('InferenceEngine in processes', () => {
  it('finds what threads find, in a path, a buffer and raw pixels', async () => {
    const model = await models.mirror();
    const [threads, processes] = await Promise.all([open({ model, isolation: 'thread' }), open({ model })]);
    expect(processes.info.isolation).toBe('process');
    const expected = (await threads.infer(noise())).detections;
    expect(expected.length).toBeGreaterThan(0);
    const png = await asPng();
    for (const image of [noise(), png, await models.file('noise.png', png)]) {
      expect((await processes.infer(image)).detections).toEqual(expected);
    }
  });

  it('answers prompts about an image from any process', async () => {
    const model = await models.segmenter();
    const [threads, processes] = await Promise.all([
      open({ model, isolation: 'thread' }),
      open({ model, workers: 2 }),
    ]);
    const prompt = { points: [{ x: 20, y: 30, label: 1 }] } as const;
    const expected = await (await threads.encode(shade())).segment(prompt);
    const encoded = await processes.encode(shade());
    const answers = await Promise.all([1, 2, 3, 4].map(() => encoded.segment(prompt)));
    for (const { masks } of answers) expect(masks).toEqual(expected.masks);
    expect((await processes.infer(shade(), { prompt })).masks).toEqual(expected.masks);
    expect((await errorOf(encoded.segment({ points: [{ x: 99, y: 0, label: 1 }] }))).code).toBe(
      'PROMPT_INVALID',
    );
  });

  it('sends what an image looks like only to a process that has not got it', async () => {
    const engine = await open({ model: await models.segmenter() });
    const images = [await engine.encode(shade()), await engine.encode(shade(32, 32))];
    const ask = async (image: number) => {
      const { masks } = await images[image]!.segment();
      return masks[0]!.logits;
    };
    const [first, second] = [await ask(0), await ask(1)];
    expect(first).not.toEqual(second);
    expect([await ask(1), await ask(0), await ask(0)]).toEqual([second, first, first]);
    await errorOf(images[1]!.segment({ points: [{ x: 99, y: 0, label: 1 }] }));
    expect([await ask(0), await ask(1)]).toEqual([first, second]);
    process.kill(engine.stats.processes[0]!, 'SIGKILL');
    await errorOf(ask(1));
    expect(await ask(1)).toEqual(second);
  });

  it('fails with the same errors', async () => {
    const engine = await open({ model: await models.mirror(), maxPixels: 5000 });
    expect(await errorOf(engine.infer('/nowhere.jpg'))).toMatchObject({
      name: 'ImageError',
      code: 'IMAGE_UNREADABLE',
      message: 'Cannot read /nowhere.jpg: no such file.',
    });
    expect((await errorOf(engine.infer(noise(100, 100)))).code).toBe('IMAGE_TOO_LARGE');
    const stranger = await models.stranger();
    expect((await errorOf(open({ model: stranger, family: 'yolo' }))).message).toMatch(
      /^Cannot load .*stranger/,
    );
  });

  it('replaces a process that is killed in the middle of a run, and fails its request alone', async () => {
    const restarts: string[] = [];
    const engine = await open({
      model: await models.slow(),
      onEvent: (event) => event.type === 'worker-restarted' && restarts.push(event.reason.message),
    });
    const failing = errorOf(engine.infer(noise(640, 640)));
    const waiting = engine.infer(noise(640, 640));
    process.kill(engine.stats.processes[0]!, 'SIGKILL');
    const error = await failing;
    expect(error).toMatchObject({ name: 'WorkerCrashedError', code: 'WORKER_CRASHED' });
    expect((await waiting).width).toBe(640);
    expect(restarts).toEqual([error.message]);
    expect(engine.stats).toMatchObject({ queued: 0, running: 0, workers: 1, restarts: 1 });
  });

  it('is closed at once in the middle of a run', async () => {
    const engine = await open({ model: await models.slow() });
    const pending = errorOf(engine.infer(noise(640, 640)));
    const [pid] = engine.stats.processes;
    await engine.close();
    expect((await pending).code).toBe('CLOSED');
    expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
  });

  it.each([
    ['lets the process end when it is idle', 'idle', 0, ''],
    ['keeps the process alive for a pending request', 'pending', 0, 'answered'],
    ['leaves no worker behind when the process exits while a model runs', 'exit', 7, ''],
  ])('%s', async (_, mode, code, output) => {
    const args = [mode, await models.slow(), '--isolation=process'];
    expect(await runScript(join('src', 'testing', 'engine-process.mjs'), args)).toEqual({ code, output });
  });

  it('outlives a time in which no process can be started, and says why there is none', async () => {
    const args = ['starve', await models.mirror(), '--isolation=process'];
    const path = join('src', 'testing', 'engine-process.mjs');
    const { code, output } = await runScript(path, args, { maxFiles: 256 });
    const [exhausted, refused, afterwards] = output.split('\n');
    expect({ code, exhausted, afterwards }).toEqual({ code: 0, exhausted: 'EMFILE', afterwards: 'answered' });
    expect(refused).toMatch(
      /^RESTART_LIMIT No worker is left: \d+ died within 500 ms, the last of this: The worker process that served the request died: spawn .* EMFILE\. Another is started in \d+ ms\.$/,
    );
  });
});
