import { InferenceEngine } from '../engine/inference-engine.js';
import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

describe('InferenceEngine with execution providers', () => {
  it('says with each result what computed it', async () => {
    const engine = await InferenceEngine.open({ model: await models.segmenter(), threads: 1 });
    try {
      const { providers } = engine.info;
      expect(providers).toEqual([{ provider: 'cpu', share: 1 }]);
      expect(Object.isFrozen(providers)).toBe(true);
      expect((await engine.infer(noise())).providers).toBe(providers);
      const image = await engine.encode(noise());
      expect(image.providers).toBe(providers);
      expect((await image.segment()).providers).toBe(providers);
    } finally {
      await engine.close();
    }
  });

  it('does not open on the CPU what was asked for elsewhere', async () => {
    const absent = process.platform === 'win32' ? 'coreml' : 'dml';
    const opening = InferenceEngine.open({
      model: await models.mirror(),
      executionProviders: [absent, 'cpu'],
    });
    expect(await errorOf(opening)).toMatchObject({
      name: 'ProviderUnavailableError',
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.stringContaining(`The execution provider \`${absent}\` is not available: `),
    });
  });

  it('takes an error of the model for what it is', async () => {
    const model = await models.cut(await models.slow());
    const opening = InferenceEngine.open({ model, family: 'yolo', executionProviders: ['cpu'] });
    expect((await errorOf(opening)).code).toBe('MODEL_LOAD');
  });
});
