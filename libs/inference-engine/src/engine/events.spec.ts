import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import type { EngineEvent } from './engine-event.js';
import { InferenceEngine } from './inference-engine.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

describe('InferenceEngine that is listened to', () => {
  it('tells of loading, and of the queue until it is empty', async () => {
    const model = await models.slow();
    const events: EngineEvent[] = [];
    await using engine = await InferenceEngine.open({ model, onEvent: (event) => events.push(event) });
    expect(events).toEqual([
      { type: 'loading', models: [model], bytes: expect.any(Number) },
      { type: 'loaded', models: [model], info: engine.info },
    ]);
    await Promise.all([engine.infer(noise()), engine.infer(noise())]);
    await new Promise(setImmediate);
    const queue = events.slice(2);
    expect(queue[0]).toEqual({ type: 'queue', queued: 1, running: 1 });
    expect(queue.at(-1)).toEqual({ type: 'queue', queued: 0, running: 0 });
  });

  it('tells of loading, but never of having loaded what cannot be', async () => {
    const model = await models.stranger();
    const types: string[] = [];
    await errorOf(InferenceEngine.open({ model, family: 'yolo', onEvent: ({ type }) => types.push(type) }));
    expect(types).toEqual(['loading']);
  });

  it('makes a warning of what the listener throws', async () => {
    const emitWarning = process.emitWarning.bind(process);
    const warnings: unknown[] = [];
    process.emitWarning = (warning: string | Error) => void warnings.push(warning);
    try {
      await using engine = await InferenceEngine.open({
        model: await models.mirror(),
        onEvent: () => {
          throw new Error('mistaken listener');
        },
      });
      expect((await engine.infer(noise())).width).toBe(64);
    } finally {
      process.emitWarning = emitWarning;
    }
    expect(warnings).toContain("onEvent threw on 'loading': Error: mistaken listener");
  });
});
