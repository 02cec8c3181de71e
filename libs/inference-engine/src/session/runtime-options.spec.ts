import { InferenceSession } from 'onnxruntime-node';
import { errorOf } from '../testing/error-of.js';
import { ModelFolder } from '../testing/models.js';
import { resolveSessionOptions } from './resolve-session-options.js';
import { runtimeOptions } from './runtime-options.js';
import type { SessionOptions } from './session-options.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

const optionsOf = (options: SessionOptions) =>
  runtimeOptions(resolveSessionOptions(options, { threads: 1, spinning: false }));

describe('runtimeOptions', () => {
  it.each(['disabled', 'basic', 'extended', 'layout', 'all'] as const)(
    'has the runtime take the optimisation level %s',
    async (graphOptimization) => {
      const options = optionsOf({ session: { graphOptimization } });
      const session = await InferenceSession.create(await models.mirror(), options);
      expect(session.outputNames).toEqual(['output0']);
      await session.release();
    },
  );

  it('forbids the CPU to take over where it was not asked for', async () => {
    const options = optionsOf({ executionProviders: ['webgpu'] });
    // The CPU stands in for a provider that takes no node.
    const opening = InferenceSession.create(await models.mirror(), { ...options, executionProviders: [] });
    expect((await errorOf(opening)).message).toContain('fallback to CPU EP has been explicitly disabled');
  });

  it('lets the CPU take over where it was asked for', async () => {
    const options = optionsOf({ executionProviders: ['webgpu', 'cpu'] });
    const session = await InferenceSession.create(await models.mirror(), {
      ...options,
      executionProviders: [],
    });
    await session.release();
  });
});
