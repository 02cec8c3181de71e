import { InferenceEngine } from '../engine/inference-engine.js';
import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { fill, OpenedHosts, statesOf } from '../testing/opened-hosts.js';

const hosts = new OpenedHosts();
let models: ModelFolder;
beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => hosts.close());
afterAll(() => models.remove());

describe('ModelHost', () => {
  it('loads nothing before the first request', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    expect(host.status()).toEqual({
      memoryBudgetBytes: 100,
      usedBytes: 0,
      models: {
        a: {
          state: 'unloaded',
          estimatedBytes: 100,
          measuredBytes: undefined,
          inFlight: 0,
          waiting: 0,
          idleMs: undefined,
        },
      },
    });
    expect(hosts.recorder.events).toEqual([]);
  });

  it('answers as an engine of the model does', async () => {
    const model = await models.mirror(2);
    const host = hosts.open({ a: { model } });
    await using engine = await InferenceEngine.open({ model, threads: 1 });
    const images = [noise(), noise(40, 30), noise(10, 64)];
    const expected = (await engine.inferBatch(images)).map(({ detections }) => detections);
    const answered = await host.inferBatch('a', images);
    expect(answered.map(({ detections }) => detections)).toEqual(expected);
    expect((await host.infer('a', noise())).detections).toEqual(expected[0]);
    expect((await host.infer('a', noise(), { threshold: 1 })).detections).toEqual([]);
  });

  it('loads a model once for all the requests that wait for it', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    const answers = Array.from({ length: 10 }, () => host.infer('a', noise()));
    expect(host.status().models['a']).toMatchObject({ waiting: 10, inFlight: 0 });
    await Promise.all(answers);
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a']);
    expect(host.status()).toMatchObject({ usedBytes: 100, models: { a: { waiting: 0, inFlight: 0 } } });
  });

  it('counts the wait for the model as time in the queue', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    const { timings } = await host.infer('a', noise());
    const loaded = hosts.recorder.events.find(({ type }) => type === 'loaded');
    expect(timings.queue).toBeGreaterThan((loaded as { ms: number }).ms);
    expect(timings.total).toBeGreaterThan(timings.queue);
  });

  it('loads ahead of the first request when asked to', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    await host.load('a');
    await host.load('a');
    await host.infer('a', noise());
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a']);
  });

  it('unloads the least recently used model to make room', async () => {
    const model = await models.mirror();
    const host = hosts.open({ a: { model }, b: { model }, c: { model } }, 200);
    await fill(host, 'a', 'b', 'a', 'c');
    expect(statesOf(host)).toEqual(['a loaded', 'b unloaded', 'c loaded']);
    await fill(host, 'b');
    expect(statesOf(host)).toEqual(['a unloaded', 'b loaded', 'c loaded']);
    expect(hosts.recorder.story.filter((event) => event.startsWith('evicted'))).toEqual([
      'evicted b',
      'evicted a',
    ]);
  });

  it('unloads as many as it takes, and none where there is room', async () => {
    const model = await models.mirror();
    const big = { model, memoryBytes: 250 };
    const host = hosts.open({ a: { model }, b: { model }, c: { model }, big }, 350);
    await fill(host, 'a', 'b', 'c');
    expect(host.status().usedBytes).toBe(300);
    await fill(host, 'big');
    expect(statesOf(host)).toEqual(['a unloaded', 'b unloaded', 'c loaded', 'big loaded']);
  });

  it('never unloads a model while a request of it is in flight', async () => {
    const host = hosts.open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const order: string[] = [];
    const answers = [host.infer('slow', noise()), host.infer('slow', noise())].map((answer) =>
      answer.then(() => order.push('slow')),
    );
    await host.infer('b', noise()).then(() => order.push('b'));
    await Promise.all(answers);
    expect(order).toEqual(['slow', 'slow', 'b']);
    expect(hosts.recorder.story.slice(2)).toEqual(['evicted slow', 'loading b', 'loaded b']);
  });

  it('gives everybody a turn when a model is asked again and again', async () => {
    const model = await models.mirror();
    const host = hosts.open({ a: { model }, b: { model } });
    await host.load('a');
    let isAnswered = false;
    const ask = async () => {
      while (!isAnswered) await host.infer('a', noise());
    };
    const crowd = [ask(), ask(), ask()];
    await host.infer('b', noise());
    isAnswered = true;
    await Promise.all(crowd);
    expect(hosts.recorder.story.slice(2, 5)).toEqual(['evicted a', 'loading b', 'loaded b']);
  });

  it('settles fifty requests for two models that do not fit together, and never has both', async () => {
    const [one, two] = [await models.mirror(1), await models.mirror(2)];
    const host = hosts.open({ a: { model: one }, b: { model: two } }, 199);
    const names = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 'a' : 'b'));
    const results = await Promise.all(names.map((name) => host.infer(name, noise())));
    expect(results.every(({ detections }) => detections.length > 0)).toBe(true);
    const resident = new Set<string>();
    for (const { type, model } of hosts.recorder.events) {
      if (type === 'loading') resident.add(model);
      if (type === 'evicted') resident.delete(model);
      expect(resident.size).toBeLessThan(2);
    }
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a', 'evicted a', 'loading b', 'loaded b']);
  });
});

describe('ModelHost with more requests than may wait', () => {
  it('refuses them while the model is loaded as its engine would', async () => {
    const host = hosts.open({ a: { model: await models.mirror(), workers: 2, maxQueue: 1 } });
    const answers = Array.from({ length: 3 }, () => host.infer('a', noise()));
    expect(await errorOf(host.infer('a', noise()))).toMatchObject({
      code: 'QUEUE_FULL',
      message:
        'The queue is full: 1 of at most 1 requests wait (`maxQueue`) for 2 workers. Try again later, or send fewer at once.',
    });
    expect(await Promise.all(answers)).toHaveLength(3);
  });
});

describe('ModelHost by estimates', () => {
  it('goes by what a load was measured to take, where the system tells', async () => {
    const host = hosts.openAsIs({ models: { a: { model: await models.mirror(), threads: 1 } } });
    await host.load('a');
    const {
      usedBytes,
      models: { a },
    } = host.status();
    expect(a?.estimatedBytes).toBeGreaterThan(0);
    expect(a?.measuredBytes !== undefined).toBe(process.platform === 'linux');
    expect(usedBytes).toBe(a?.measuredBytes ?? a?.estimatedBytes);
  });
});

describe('ModelHost asked for nonsense', () => {
  it('names the models that it has', async () => {
    const host = hosts.open({ a: { model: 'a.onnx' }, b: { model: 'b.onnx' } });
    const expected = { code: 'UNKNOWN_MODEL', message: 'The host has no model c; its models are a, b.' };
    expect(await errorOf(host.infer('c', noise()))).toMatchObject(expected);
    expect(await errorOf(host.unload('c'))).toMatchObject(expected);
  });

  it('checks the options of its models before anything is asked of them', () => {
    expect(() => hosts.open({ a: { model: 'a.onnx', workers: 0 } })).toThrow(
      new Error('Expected `workers` to be a whole number from 1, got 0 (number).'),
    );
  });

  it('checks the options of a request before it loads anything', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    expect((await errorOf(host.infer('a', noise(), { deadlineMs: -1 }))).code).toBe('INVALID_OPTION');
    expect(hosts.recorder.events).toEqual([]);
  });
});
