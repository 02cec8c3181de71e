import type { HostedModelOptions } from '../index.js';
import { InferenceEngine } from '../engine/inference-engine.js';
import { errorOf } from '../testing/error-of.js';
import { noise, shade } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { Recorder } from '../testing/recorder.js';
import type { HostedImage } from './hosted-image.js';
import { ModelHost } from './model-host.js';

let models: ModelFolder;
let recorder: Recorder;
const hosts: ModelHost[] = [];
/** One worker with one thread, of a model that counts 100 bytes unless it says otherwise. */
const counted = (options: HostedModelOptions): HostedModelOptions => ({
  threads: 1,
  memoryBytes: 100,
  ...options,
});

function open(hosted: Record<string, HostedModelOptions>, memoryBudgetBytes = 100): ModelHost {
  const { onEvent } = recorder;
  const counting = Object.entries(hosted).map(([name, options]) => [name, counted(options)] as const);
  const host = new ModelHost({ models: Object.fromEntries(counting), memoryBudgetBytes, onEvent });
  hosts.push(host);
  return host;
}

async function fill(host: ModelHost, ...names: readonly string[]): Promise<void> {
  for (const name of names) await host.infer(name, noise());
}

const statesOf = (host: ModelHost) =>
  Object.entries(host.status().models).map(([name, { state }]) => `${name} ${state}`);

beforeAll(async () => {
  models = await ModelFolder.create();
});
beforeEach(() => (recorder = new Recorder()));
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));
afterAll(() => models.remove());

describe('ModelHost', () => {
  it('loads nothing before the first request', async () => {
    const host = open({ a: { model: await models.mirror() } });
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
    expect(recorder.events).toEqual([]);
  });

  it('answers as an engine of the model does', async () => {
    const model = await models.mirror(2);
    const host = open({ a: { model } });
    await using engine = await InferenceEngine.open({ model, threads: 1 });
    const images = [noise(), noise(40, 30), noise(10, 64)];
    const expected = (await engine.inferBatch(images)).map(({ detections }) => detections);
    const answered = await host.inferBatch('a', images);
    expect(answered.map(({ detections }) => detections)).toEqual(expected);
    expect((await host.infer('a', noise())).detections).toEqual(expected[0]);
    expect((await host.infer('a', noise(), { threshold: 1 })).detections).toEqual([]);
  });

  it('loads a model once for all the requests that wait for it', async () => {
    const host = open({ a: { model: await models.mirror() } });
    const answers = Array.from({ length: 10 }, () => host.infer('a', noise()));
    expect(host.status().models['a']).toMatchObject({ waiting: 10, inFlight: 0 });
    await Promise.all(answers);
    expect(recorder.story).toEqual(['loading a', 'loaded a']);
    expect(host.status()).toMatchObject({ usedBytes: 100, models: { a: { waiting: 0, inFlight: 0 } } });
  });

  it('counts the wait for the model as time in the queue', async () => {
    const host = open({ a: { model: await models.mirror() } });
    const { timings } = await host.infer('a', noise());
    const loaded = recorder.events.find(({ type }) => type === 'loaded');
    expect(timings.queue).toBeGreaterThan((loaded as { ms: number }).ms);
    expect(timings.total).toBeGreaterThan(timings.queue);
  });

  it('loads ahead of the first request when asked to', async () => {
    const host = open({ a: { model: await models.mirror() } });
    await host.load('a');
    await host.load('a');
    await host.infer('a', noise());
    expect(recorder.story).toEqual(['loading a', 'loaded a']);
  });

  it('unloads the least recently used model to make room', async () => {
    const model = await models.mirror();
    const host = open({ a: { model }, b: { model }, c: { model } }, 200);
    await fill(host, 'a', 'b', 'a', 'c');
    expect(statesOf(host)).toEqual(['a loaded', 'b unloaded', 'c loaded']);
    await fill(host, 'b');
    expect(statesOf(host)).toEqual(['a unloaded', 'b loaded', 'c loaded']);
    expect(recorder.story.filter((event) => event.startsWith('evicted'))).toEqual(['evicted b', 'evicted a']);
  });

  it('unloads as many as it takes, and none where there is room', async () => {
    const model = await models.mirror();
    const big = { model, memoryBytes: 250 };
    const host = open({ a: { model }, b: { model }, c: { model }, big }, 350);
    await fill(host, 'a', 'b', 'c');
    expect(host.status().usedBytes).toBe(300);
    await fill(host, 'big');
    expect(statesOf(host)).toEqual(['a unloaded', 'b unloaded', 'c loaded', 'big loaded']);
  });

  it('never unloads a model while a request of it is in flight', async () => {
    const host = open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const order: string[] = [];
    const answers = [host.infer('slow', noise()), host.infer('slow', noise())].map((answer) =>
      answer.then(() => order.push('slow')),
    );
    await host.infer('b', noise()).then(() => order.push('b'));
    await Promise.all(answers);
    expect(order).toEqual(['slow', 'slow', 'b']);
    expect(recorder.story.slice(2)).toEqual(['evicted slow', 'loading b', 'loaded b']);
  });

  it('gives everybody a turn when a model is asked again and again', async () => {
    const model = await models.mirror();
    const host = open({ a: { model }, b: { model } });
    await host.load('a');
    let isAnswered = false;
    const ask = async () => {
      while (!isAnswered) await host.infer('a', noise());
    };
    const crowd = [ask(), ask(), ask()];
    await host.infer('b', noise());
    isAnswered = true;
    await Promise.all(crowd);
    expect(recorder.story.slice(2, 5)).toEqual(['evicted a', 'loading b', 'loaded b']);
  });

  it('settles fifty requests for two models that do not fit together, and never has both', async () => {
    const [one, two] = [await models.mirror(1), await models.mirror(2)];
    const host = open({ a: { model: one }, b: { model: two } }, 199);
    const names = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 'a' : 'b'));
    const results = await Promise.all(names.map((name) => host.infer(name, noise())));
    expect(results.every(({ detections }) => detections.length > 0)).toBe(true);
    const resident = new Set<string>();
    for (const { type, model } of recorder.events) {
      if (type === 'loading') resident.add(model);
      if (type === 'evicted') resident.delete(model);
      expect(resident.size).toBeLessThan(2);
    }
    expect(recorder.story).toEqual(['loading a', 'loaded a', 'evicted a', 'loading b', 'loaded b']);
  });
});

describe('ModelHost with more requests than may wait', () => {
  it('refuses them while the model is loaded as its engine would', async () => {
    const host = open({ a: { model: await models.mirror(), workers: 2, maxQueue: 1 } });
    const answers = Array.from({ length: 3 }, () => host.infer('a', noise()));
    expect(await errorOf(host.infer('a', noise()))).toMatchObject({
      code: 'QUEUE_FULL',
      message:
        'The queue is full: 1 of at most 1 requests wait (`maxQueue`) for 2 workers. Try again later, or send fewer at once.',
    });
    expect(await Promise.all(answers)).toHaveLength(3);
  });
});

describe('ModelHost refusing a model that cannot fit', () => {
  it('says the figures, and leaves what is loaded alone', async () => {
    const model = await models.mirror();
    const host = open({ a: { model }, b: { model }, giant: { model, memoryBytes: 300e6 } }, 200e6);
    await fill(host, 'a', 'b');
    expect(await errorOf(host.infer('giant', noise()))).toMatchObject({
      name: 'MemoryBudgetError',
      code: 'MEMORY_BUDGET',
      message:
        'giant needs 300 MB (its `memoryBytes`), and the memory budget is 200 MB; loaded now: a 1 MB, b 1 MB. ' +
        'Raise `memoryBudgetBytes`, open the model with fewer workers, or say in its `memoryBytes` what it takes if you know better.',
      model: 'giant',
      neededBytes: 300e6,
      budgetBytes: 200e6,
    });
    expect(statesOf(host)).toEqual(['a loaded', 'b loaded', 'giant unloaded']);
    expect(recorder.story).not.toContain('loading giant');
  });

  it('says how it was estimated', async () => {
    const model = await models.slow();
    const host = new ModelHost({ models: { a: { model, workers: 3 } }, memoryBudgetBytes: 1 });
    hosts.push(host);
    expect((await errorOf(host.load('a'))).message).toMatch(
      /^a needs \d+ MB \(estimated for 3 workers from files of 0\.5 MB\), and the memory budget is 1 MB; loaded now: nothing\. Raise /,
    );
  });

  it('does not make it wait for models that are in use', async () => {
    const model = await models.mirror();
    const host = open({
      slow: { model: await models.slow() },
      b: { model },
      giant: { model, memoryBytes: 101 },
    });
    await host.load('slow');
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      host.infer('slow', noise()).then(note('slow')),
      host.infer('b', noise()).then(note('b')),
      errorOf(host.infer('giant', noise())).then(note('giant')),
    ]);
    expect(order).toEqual(['giant', 'slow', 'b']);
  });
});

describe('ModelHost with a model that cannot be loaded', () => {
  it('fails its requests, and stays usable with the whole budget', async () => {
    const model = await models.mirror();
    const broken = await models.cut(await models.slow());
    const host = open({ a: { model }, broken: { model: broken, family: 'yolo' } });
    const failures = await Promise.all([1, 2].map(() => errorOf(host.infer('broken', noise()))));
    expect(failures.map(({ code }) => code)).toEqual(['MODEL_LOAD', 'MODEL_LOAD']);
    expect(host.status()).toMatchObject({ usedBytes: 0, models: { broken: { state: 'unloaded' } } });
    expect(recorder.events.at(-1)).toMatchObject({
      type: 'load-failed',
      model: 'broken',
      error: failures[0],
    });
    await fill(host, 'a');
    expect((await errorOf(host.infer('broken', noise()))).code).toBe('MODEL_LOAD');
  });

  it('unloads nothing for a file that is missing', async () => {
    const model = await models.mirror();
    const hosted = { a: { model }, lost: { model: '/nowhere/model.onnx' } };
    const host = new ModelHost({ models: hosted, memoryBudgetBytes: 400e6, onEvent: recorder.onEvent });
    hosts.push(host);
    await fill(host, 'a');
    expect((await errorOf(host.load('lost'))).message).toBe('Cannot load /nowhere/model.onnx: no such file.');
    expect(recorder.story).toEqual(['loading a', 'loaded a']);
  });
});

describe('ModelHost with deadlines and aborts', () => {
  it('answers a deadline while the model is loaded, and has it loaded for the next', async () => {
    const host = open({ a: { model: await models.mirror() } });
    expect((await errorOf(host.infer('a', noise(), { deadlineMs: 1 }))).message).toBe(
      'No answer within the deadline of 1 ms.',
    );
    await fill(host, 'a');
    expect(recorder.story).toEqual(['loading a', 'loaded a']);
  });

  it('answers a deadline while the model runs, with the deadline that was given', async () => {
    const host = open({ slow: { model: await models.slow() } });
    await host.load('slow');
    const late = await errorOf(host.infer('slow', noise(), { deadlineMs: 20 }));
    expect(late.message).toBe('No answer within the deadline of 20 ms.');
  });

  it('answers an abort while a request waits for room, and then unloads nothing for it', async () => {
    const host = open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const busy = host.infer('slow', noise());
    const controller = new AbortController();
    const unwanted = errorOf(host.infer('b', noise(), { signal: controller.signal }));
    const alsoBusy = host.infer('slow', noise());
    controller.abort(new Error('no longer wanted'));
    expect((await unwanted).message).toBe('no longer wanted');
    await Promise.all([busy, alsoBusy]);
    expect(recorder.story).toEqual(['loading slow', 'loaded slow']);
    expect(host.status().models).toMatchObject({ b: { waiting: 0 }, slow: { state: 'loaded' } });
    await fill(host, 'b', 'slow');
  });

  it('answers a deadline while a request waits for room', async () => {
    const host = open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const busy = host.infer('slow', noise());
    expect((await errorOf(host.infer('b', noise(), { deadlineMs: 1 }))).code).toBe('DEADLINE');
    await busy;
    expect(statesOf(host)).toEqual(['slow loaded', 'b unloaded']);
  });

  it('refuses a signal that is aborted already, and loads nothing', async () => {
    const host = open({ a: { model: await models.mirror() } });
    const signal = AbortSignal.abort(new Error('too late'));
    expect((await errorOf(host.infer('a', noise(), { signal }))).message).toBe('too late');
    expect(host.status().models['a']).toMatchObject({ state: 'unloaded', waiting: 0 });
  });
});

describe('ModelHost.unload', () => {
  it('lets requests in flight come to their end, and loads again for later ones', async () => {
    const host = open({ slow: { model: await models.slow() } });
    await host.load('slow');
    const before = host.infer('slow', noise());
    const unloaded = host.unload('slow');
    const after = host.infer('slow', noise());
    await Promise.all([before, unloaded, after]);
    expect(recorder.story.slice(2)).toEqual(['unloaded slow', 'loading slow', 'loaded slow']);
  });

  it('does nothing for a model that is not loaded', async () => {
    const host = open({ a: { model: await models.mirror() } });
    await host.unload('a');
    expect(recorder.events).toEqual([]);
  });

  it('waits for a load that is under way, and serves who waited for it', async () => {
    const host = open({ a: { model: await models.mirror() } });
    const answer = host.infer('a', noise());
    await recorder.until('loading a');
    await host.unload('a');
    expect((await answer).width).toBe(64);
    expect(statesOf(host)).toEqual(['a unloaded']);
  });

  it('ends with a load that fails', async () => {
    const broken = await models.cut(await models.slow());
    const host = open({ broken: { model: broken, family: 'yolo' } });
    const failure = errorOf(host.load('broken'));
    await recorder.until('loading broken');
    await host.unload('broken');
    expect((await failure).code).toBe('MODEL_LOAD');
  });
});

describe('ModelHost.close', () => {
  it('fails what waits for a load, and waits for the load', async () => {
    const model = await models.mirror();
    const host = open({ a: { model }, b: { model } });
    const waiting = ['a', 'a', 'b'].map((name) => errorOf(host.infer(name, noise())));
    await recorder.until('loading a');
    await host.close();
    expect((await Promise.all(waiting)).map(({ message }) => message)).toEqual(
      Array(3).fill('The host is closed. Make another one to go on.'),
    );
    expect(statesOf(host)).toEqual(['a unloaded', 'b unloaded']);
    await recorder.until('unloaded a');
    expect(recorder.story).toEqual(['loading a', 'loaded a', 'unloaded a']);
  });

  it('fails what is in flight, what waits for room and what comes later', async () => {
    const host = open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const pending = [errorOf(host.infer('slow', noise())), errorOf(host.infer('b', noise()))];
    await Promise.all([host.close(), host.close()]);
    const errors = [...(await Promise.all(pending)), await errorOf(host.infer('b', noise()))];
    expect(errors.map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
    expect(host.status().usedBytes).toBe(0);
  });
});

describe('ModelHost.encode', () => {
  it('makes images that outlive the unloading of their model', async () => {
    const host = open({ sam: { model: await models.segmenter() }, b: { model: await models.mirror() } });
    const image = await host.encode('sam', shade(70, 40));
    const { masks } = await image.segment();
    await fill(host, 'b');
    // The engine's first image, as the other was: they must not be taken for each other.
    const other = await host.encode('sam', shade(40, 70));
    expect((await other.segment()).masks).not.toEqual(masks);
    expect((await image.segment()).masks).toEqual(masks);
    expect([image.width, image.height]).toEqual([70, 40]);
    expect(recorder.story.filter((event) => event === 'loading sam')).toHaveLength(2);
  });

  it('covers prompts by deadlines and aborts, also while the model is loaded again', async () => {
    const host = open({ sam: { model: await models.segmenter() } });
    const image: HostedImage = await host.encode('sam', shade());
    await host.unload('sam');
    expect((await errorOf(image.segment({}, { deadlineMs: 1 }))).code).toBe('DEADLINE');
    expect((await image.segment()).timings.queue).toBeGreaterThan(0);
    await host.close();
    expect((await errorOf(image.segment())).message).toBe('The host is closed. Make another one to go on.');
  });
});

describe('ModelHost by estimates', () => {
  it('goes by what a load was measured to take, where the system tells', async () => {
    const host = new ModelHost({ models: { a: { model: await models.mirror(), threads: 1 } } });
    hosts.push(host);
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

describe('ModelHost with workers that are processes', () => {
  it('goes by what they say, and lets images outlive the unloading of their model', async () => {
    const model = await models.segmenter();
    const sam = { model, threads: 1, isolation: 'process' } as const;
    const host = new ModelHost({ models: { sam }, memoryBudgetBytes: 1e9 });
    hosts.push(host);
    const image = await host.encode('sam', shade(70, 40));
    const { masks } = await image.segment();
    await host.unload('sam');
    expect((await image.segment()).masks).toEqual(masks);
    const { usedBytes, models: hosted } = host.status();
    const { estimatedBytes, measuredBytes } = hosted['sam']!;
    expect(measuredBytes !== undefined).toBe(process.platform === 'linux');
    expect(usedBytes).toBe(measuredBytes ?? estimatedBytes);
  });
});

describe('ModelHost asked for nonsense', () => {
  it('names the models that it has', async () => {
    const host = open({ a: { model: 'a.onnx' }, b: { model: 'b.onnx' } });
    const expected = { code: 'UNKNOWN_MODEL', message: 'The host has no model c; its models are a, b.' };
    expect(await errorOf(host.infer('c', noise()))).toMatchObject(expected);
    expect(await errorOf(host.unload('c'))).toMatchObject(expected);
  });

  it('checks the options of its models before anything is asked of them', () => {
    expect(() => open({ a: { model: 'a.onnx', workers: 0 } })).toThrow(
      new Error('Expected `workers` to be a whole number from 1, got 0 (number).'),
    );
  });

  it('checks the options of a request before it loads anything', async () => {
    const host = open({ a: { model: await models.mirror() } });
    expect((await errorOf(host.infer('a', noise(), { deadlineMs: -1 }))).code).toBe('INVALID_OPTION');
    expect(recorder.events).toEqual([]);
  });
});
