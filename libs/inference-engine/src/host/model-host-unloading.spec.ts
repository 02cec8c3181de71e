import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedHosts, statesOf } from '../testing/opened-hosts.js';

const hosts = new OpenedHosts();
let models: ModelFolder;
beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => hosts.close());
afterAll(() => models.remove());

describe('ModelHost.unload', () => {
  it('lets requests in flight come to their end, and loads again for later ones', async () => {
    const host = hosts.open({ slow: { model: await models.slow() } });
    await host.load('slow');
    const before = host.infer('slow', noise());
    const unloaded = host.unload('slow');
    const after = host.infer('slow', noise());
    await Promise.all([before, unloaded, after]);
    expect(hosts.recorder.story.slice(2)).toEqual(['unloaded slow', 'loading slow', 'loaded slow']);
  });

  it('does nothing for a model that is not loaded', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    await host.unload('a');
    expect(hosts.recorder.events).toEqual([]);
  });

  it('waits for a load that is under way, and serves who waited for it', async () => {
    const host = hosts.open({ a: { model: await models.mirror() } });
    const answer = host.infer('a', noise());
    await hosts.recorder.until('loading a');
    await host.unload('a');
    expect((await answer).width).toBe(64);
    expect(statesOf(host)).toEqual(['a unloaded']);
  });

  it('ends with a load that fails', async () => {
    const broken = await models.cut(await models.slow());
    const host = hosts.open({ broken: { model: broken, family: 'yolo' } });
    const failure = errorOf(host.load('broken'));
    await hosts.recorder.until('loading broken');
    await host.unload('broken');
    expect((await failure).code).toBe('MODEL_LOAD');
  });
});

describe('ModelHost.close', () => {
  it('fails what waits for a load, and waits for the load', async () => {
    const model = await models.mirror();
    const host = hosts.open({ a: { model }, b: { model } });
    const waiting = ['a', 'a', 'b'].map((name) => errorOf(host.infer(name, noise())));
    await hosts.recorder.until('loading a');
    await host.close();
    expect((await Promise.all(waiting)).map(({ message }) => message)).toEqual(
      Array(3).fill('The host is closed. Make another one to go on.'),
    );
    expect(statesOf(host)).toEqual(['a unloaded', 'b unloaded']);
    await hosts.recorder.until('unloaded a');
    expect(hosts.recorder.story).toEqual(['loading a', 'loaded a', 'unloaded a']);
  });

  it('fails what is in flight, what waits for room and what comes later', async () => {
    const host = hosts.open({ slow: { model: await models.slow() }, b: { model: await models.mirror() } });
    await host.load('slow');
    const pending = [errorOf(host.infer('slow', noise())), errorOf(host.infer('b', noise()))];
    await Promise.all([host.close(), host.close()]);
    const errors = [...(await Promise.all(pending)), await errorOf(host.infer('b', noise()))];
    expect(errors.map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED', 'CLOSED']);
    expect(host.status().usedBytes).toBe(0);
  });
});
