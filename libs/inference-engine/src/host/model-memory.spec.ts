import { errorOf } from '../testing/error-of.js';
import { ModelFolder } from '../testing/models.js';
import { estimateMemory } from '../memory/estimate-memory.js';
import { ModelMemory } from './model-memory.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

describe('ModelMemory', () => {
  it('knows nothing before it has looked at the files', async () => {
    const memory = new ModelMemory({ model: await models.mirror() }, undefined);
    expect([memory.bytes, memory.estimatedBytes, memory.measuredBytes]).toEqual([0, undefined, undefined]);
  });

  it('goes by the files until a load was measured, which counts then with its runs', async () => {
    const options = { model: await models.slow() };
    const { bytes, runBytes } = await estimateMemory(options);
    const memory = new ModelMemory(options, undefined);
    await memory.estimate();
    expect([memory.bytes, memory.source]).toEqual([bytes, 'estimated for 1 worker from files of 0.5 MB']);
    memory.learn(undefined);
    expect(memory.bytes).toBe(bytes);
    memory.learn(7e6);
    expect([memory.bytes, memory.source]).toEqual([7e6 + runBytes, 'measured when it was loaded']);
    expect([memory.estimatedBytes, memory.measuredBytes]).toEqual([bytes, 7e6 + runBytes]);
  });

  it('keeps to what is given, and reads no file for it', async () => {
    const memory = new ModelMemory({ model: '/nowhere.onnx' }, 100);
    await memory.estimate();
    memory.learn(7e6);
    expect([memory.bytes, memory.source, memory.measuredBytes]).toEqual([
      100,
      'its `memoryBytes`',
      undefined,
    ]);
  });

  it('says why files cannot be estimated', async () => {
    const memory = new ModelMemory({ model: '/nowhere.onnx' }, undefined);
    expect((await errorOf(memory.estimate())).message).toBe('Cannot load /nowhere.onnx: no such file.');
  });
});
