import { stat } from 'node:fs/promises';
import { errorOf } from '../testing/error-of.js';
import { ModelFolder } from '../testing/models.js';
import { tunedSettings, tuningFor } from '../testing/tunings.js';
import { estimateFrom, estimateMemory, type ModelDimensions } from './estimate-memory.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

const model: ModelDimensions = {
  fileBytes: 80e6,
  imageSize: { height: 640, width: 640 },
  batch: 1,
  workers: 1,
  isolation: 'thread',
};

describe('the estimate of memory', () => {
  it('is more than rtdetr-r18 was measured to take, and less than half as much again', () => {
    expect(estimateFrom(model).bytes).toBeGreaterThan(298e6);
    expect(estimateFrom(model).bytes).toBeLessThan(1.5 * 298e6);
  });

  it('is for each worker', () => {
    const one = estimateFrom(model);
    const two = estimateFrom({ ...model, workers: 2 });
    expect(two).toEqual({ ...one, bytes: 2 * one.bytes, runBytes: 2 * one.runBytes, workers: 2 });
  });

  it('is more where workers are processes', () => {
    expect(estimateFrom({ ...model, isolation: 'process' }).bytes).toBeGreaterThan(estimateFrom(model).bytes);
  });

  it('has runs that grow with the pixels of all images, while what opening takes stays', () => {
    const one = estimateFrom(model);
    const four = estimateFrom({ ...model, batch: 4 });
    expect(four.runBytes / one.runBytes).toBeCloseTo(4, 5);
    expect(four.bytes - four.runBytes).toBeCloseTo(one.bytes - one.runBytes, -1);
    expect(estimateFrom({ ...model, imageSize: { height: 1280, width: 1280 } })).toEqual(four);
  });

  it('grows with the weights', () => {
    expect(estimateFrom({ ...model, fileBytes: 160e6 }).bytes).toBeGreaterThan(
      estimateFrom(model).bytes + 160e6,
    );
  });
});

describe('estimateMemory', () => {
  it('goes by what the files of the model say', async () => {
    const files = await models.segmenter({ batch: 2 });
    const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
    const fileBytes = sizes[0]! + sizes[1]!;
    expect(await estimateMemory({ model: files, workers: 2 })).toEqual(
      estimateFrom({ ...model, fileBytes, imageSize: { height: 64, width: 64 }, batch: 2, workers: 2 }),
    );
  });

  it('counts weights that lie beside the model', async () => {
    const path = await models.mirror();
    const { size } = await stat(path);
    await models.file('mirror-1.onnx.data', new Uint8Array(1000));
    await models.file('mirror-1.onnx_data', new Uint8Array(100));
    expect((await estimateMemory({ model: path })).fileBytes).toBe(size + 1100);
  });

  it('goes by the workers that a tuning chooses', async () => {
    const path = await models.elastic();
    const file = await models.file('tuning.json', JSON.stringify(await tuningFor({ model: path })));
    const { workers } = await estimateMemory({ model: path, tuning: { file, goal: 'throughput' } });
    expect(workers).toBe(tunedSettings.workers);
  });

  it('fails of what opening would fail of', async () => {
    expect((await errorOf(estimateMemory({ model: '/nowhere.onnx' }))).message).toBe(
      'Cannot load /nowhere.onnx: no such file.',
    );
    const stranger = await models.stranger();
    expect((await errorOf(estimateMemory({ model: stranger }))).code).toBe('UNKNOWN_SIGNATURE');
    const error = await errorOf(estimateMemory({ model: stranger, family: 'yolo' }));
    expect(error.code).toBe('MODEL_LOAD');
    expect(error.message).toContain(`Cannot load ${stranger}: Expected images [batch, 3, height, width]`);
    expect((await errorOf(estimateMemory({ model: stranger, workers: 0 }))).code).toBe('INVALID_OPTION');
  });
});
