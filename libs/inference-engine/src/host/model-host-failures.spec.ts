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

describe('ModelHost refusing a model that cannot fit', () => {
  it('says the figures, and leaves what is loaded alone', async () => {
    const model = await models.mirror();
    const host = hosts.open({ a: { model }, b: { model }, giant: { model, memoryBytes: 300e6 } }, 200e6);
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
    expect(hosts.recorder.story).not.toContain('loading giant');
  });

  it('says how it was estimated', async () => {
    const model = await models.slow();
    const host = hosts.openAsIs({ models: { a: { model, workers: 3 } }, memoryBudgetBytes: 1 });
    expect((await errorOf(host.load('a'))).message).toMatch(
      /^a needs \d+ MB \(estimated for 3 workers from files of 0\.5 MB\), and the memory budget is 1 MB; loaded now: nothing\. Raise /,
    );
  });

  it('does not make it wait for models that are in use', async () => {
    const model = await models.mirror();
    const host = hosts.open({
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
    const host = hosts.open({ a: { model }, broken: { model: broken, family: 'yolo' } });
    const failures = await Promise.all([1, 2].map(() => errorOf(host.infer('broken', noise()))));
    expect(failures.map(({ code }) => code)).toEqual(['MODEL_LOAD', 'MODEL_LOAD']);
    expect(host.status()).toMatchObject({ usedBytes: 0, models: { broken: { state: 'unloaded' } } });
    expect(hosts.recorder.events.at(-1)).toMatchObject({
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
    const host = hosts.openAsIs({ models: hosted, memoryBudgetBytes: 400e6 });
    await fill(host, 'a');
    expect((await errorOf(host.load('lost'))).message).toBe('Cannot load /nowhere/model.onnx: no such file.');
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a']);
  });
});

describe('ModelHost with deadlines and aborts', () => {
  it('answers a deadline while the model is loaded, and has it loaded for the next', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    expect((await errorOf(host.infer('a', noise(), { deadlineMs: 1 }))).message).toBe(
      'No answer within the deadline of 1 ms.',
    );
    await fill(host, 'a');
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a']);
  });

  it('answers a deadline while the model runs, with the deadline that was given', async () => {
    const host = hosts.open({ slow: { model: await models.slow() } });
    await host.load('slow');
    const late = await errorOf(host.infer('slow', noise(), { deadlineMs: 20 }));
    expect(late.message).toBe('No answer within the deadline of 20 ms.');
  });

  it('answers an abort while a request waits for room, and then unloads nothing for it', async () => {
    const host = hosts.open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const busy = host.infer('slow', noise());
    const controller = new AbortController();
    const unwanted = errorOf(host.infer('b', noise(), { signal: controller.signal }));
    const alsoBusy = host.infer('slow', noise());
    controller.abort(new Error('no longer wanted'));
    expect((await unwanted).message).toBe('no longer wanted');
    await Promise.all([busy, alsoBusy]);
    expect(hosts.recorder.story).toEqual(['loading slow', 'loaded slow']);
    expect(host.status().models).toMatchObject({ b: { waiting: 0 }, slow: { state: 'loaded' } });
    await fill(host, 'b', 'slow');
  });

  it('answers a deadline while a request waits for room', async () => {
    const host = hosts.open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const busy = host.infer('slow', noise());
    expect((await errorOf(host.infer('b', noise(), { deadlineMs: 1 }))).code).toBe('DEADLINE');
    await busy;
    expect(statesOf(host)).toEqual(['slow loaded', 'b unloaded']);
  });

  it('refuses a signal that is aborted already, and loads nothing', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    const signal = AbortSignal.abort(new Error('too late'));
    expect((await errorOf(host.infer('a', noise(), { signal }))).message).toBe('too late');
    expect(host.status().models['a']).toMatchObject({ state: 'unloaded', waiting: 0 });
  });
});
