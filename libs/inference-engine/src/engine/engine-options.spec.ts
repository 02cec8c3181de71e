import { resolve } from 'node:path';
import { type EngineOptions, resolveOptions } from './engine-options.js';

const model = 'some/model.onnx';

describe('resolveOptions', () => {
  it('gives one worker all threads, waiting busily', () => {
    expect(resolveOptions({ model }, 4)).toEqual({
      models: [resolve(model)],
      family: undefined,
      workers: 1,
      session: {
        threads: 4,
        spinning: true,
        graphOptimization: 'all',
        memoryPattern: false,
        memoryArena: true,
        executionProviders: [{ name: 'cpu' }],
        graphCache: undefined,
      },
      isolation: 'thread',
      hangTimeoutMs: undefined,
      restarts: { max: 5, withinMs: 60_000 },
      maxQueue: 1000,
      maxBatch: undefined,
      maxDelayMs: 0,
      imageSize: undefined,
      maxPixels: 100_000_000,
    });
  });

  it('takes the files of a model in the order they are given', () => {
    expect(resolveOptions({ model: ['b.onnx', 'a.onnx'] }, 4).models).toEqual([
      resolve('b.onnx'),
      resolve('a.onnx'),
    ]);
  });

  it('shares the threads among the workers, and leaves each at least one', () => {
    expect(resolveOptions({ model, workers: 3 }, 8)).toMatchObject({
      session: { threads: 2, spinning: true },
    });
    expect(resolveOptions({ model, workers: 3 }, 2)).toMatchObject({
      session: { threads: 1, spinning: false },
    });
  });

  it('never lets more threads wait busily than may run', () => {
    expect(resolveOptions({ model, threads: 8 }, 4)).toMatchObject({
      session: { threads: 8, spinning: false },
    });
  });

  it.each([
    [
      { model: '' },
      'Expected `model` to be the path of an .onnx file, or an array of such paths, got  (string).',
    ],
    [{ model: [] }, 'Expected `model` to be at least one path of an .onnx file, got [] (object).'],
    [
      { model: [model, 7] },
      'Expected `model` to be the path of an .onnx file, or an array of such paths, got 7 (number).',
    ],
    [{ model, workers: 0 }, 'Expected `workers` to be a whole number from 1, got 0 (number).'],
    [{ model, threads: 1.5 }, 'Expected `threads` to be a whole number from 0, got 1.5 (number).'],
    [{ model, maxPixels: NaN }, 'Expected `maxPixels` to be a whole number from 1, got NaN (number).'],
    [
      { model, imageSize: { height: 64, width: '64' } },
      'Expected `imageSize.width` to be a whole number from 1, got 64 (string).',
    ],
  ])('says what it expected of %j', (options, message) => {
    expect(() => resolveOptions(options as EngineOptions, 4)).toThrow(new Error(message));
  });
});
