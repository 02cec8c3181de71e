import type { BuildRequest } from '@framegate/model-family';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildYolo } from './build-yolo.js';

const request = (changes: Partial<BuildRequest> = {}): BuildRequest => ({
  variant: 'yolo11n',
  imageSize: { height: 640, width: 640 },
  batch: 1,
  weights: syntheticWeights('yolo11n'),
  ...changes,
});

/** Nodes of a kind in an official export, attention's scaling and the head's arithmetic included. */
const count = (variant: string, opType: string) =>
  buildYolo(request({ variant })).nodes.filter((node) => node.opType === opType).length;

describe('a YOLO graph', () => {
  it('has the signature of an official export', () => {
    const { inputs, outputs } = buildYolo(request());
    expect(inputs).toEqual([{ name: 'images', type: 'float32', shape: [1, 3, 640, 640] }]);
    expect(outputs).toEqual([{ name: 'output0', type: 'float32', shape: [1, 84, 8400] }]);
  });

  it('takes any batch and any size that is a multiple of 32', () => {
    const { outputs } = buildYolo(request({ batch: 3, imageSize: { height: 96, width: 352 } }));
    expect(outputs[0]!.shape).toEqual([3, 84, 693]);
  });

  it.each([
    [
      'yolo11n',
      { Conv: 88, Sigmoid: 78, MatMul: 2, Softmax: 2, MaxPool: 3, Resize: 2, Concat: 21, Transpose: 3 },
    ],
    [
      'yolo11m',
      { Conv: 113, Sigmoid: 103, MatMul: 2, Softmax: 2, MaxPool: 3, Resize: 2, Concat: 26, Transpose: 3 },
    ],
    [
      'yolo11x',
      { Conv: 174, Sigmoid: 160, MatMul: 4, Softmax: 3, MaxPool: 3, Resize: 2, Concat: 34, Transpose: 5 },
    ],
    ['yolo12n', { Conv: 120, Sigmoid: 82, MatMul: 16, Softmax: 9, MaxPool: 0, Resize: 2, Split: 11 }],
    ['yolo12m', { Conv: 130, Sigmoid: 92, MatMul: 16, Softmax: 9, MaxPool: 0, Resize: 2, Split: 11 }],
    ['yolo12x', { Conv: 212, Sigmoid: 142, MatMul: 32, Softmax: 17, MaxPool: 0, Resize: 2, Split: 19 }],
  ])('%s has as many of these operators as the official export', (variant, expected) => {
    const found = Object.fromEntries(Object.keys(expected).map((opType) => [opType, count(variant, opType)]));
    expect(found).toEqual(expected);
  });

  it('transposes half as often in area attention as the official export, whose transposes cost time', () => {
    expect([count('yolo12n', 'Transpose'), count('yolo12l', 'Transpose')]).toEqual([33, 65]);
  });

  it('says in its metadata what readers of YOLO exports look for, under our own name', () => {
    const { producer, metadata } = buildYolo(request({ batch: 2 }));
    expect(producer.name).toBe('framegate');
    expect(metadata).toMatchObject({
      stride: '32',
      task: 'detect',
      batch: '2',
      imgsz: '[640, 640]',
      channels: '3',
    });
    expect(metadata['names']).toMatch(/^\{0: 'person', 1: 'bicycle', .*79: 'toothbrush'\}$/);
    expect(metadata).not.toHaveProperty('author');
  });

  it('refuses a size that is no multiple of 32', () => {
    expect(() => buildYolo(request({ imageSize: { height: 600, width: 640 } }))).toThrow(
      new RangeError('yolo11n: expected an image height of a positive multiple of 32, got 600'),
    );
  });

  it('refuses a batch of none', () => {
    expect(() => buildYolo(request({ batch: 0 }))).toThrow(
      new RangeError('yolo11n: expected a batch of 1 or more, got 0'),
    );
  });

  it('refuses a variant it does not know', () => {
    expect(() => buildYolo(request({ variant: 'yolo11q' }))).toThrow(
      new RangeError(
        'Unknown YOLO variant "yolo11q"; known are yolo11n, yolo11s, yolo11m, yolo11l, yolo11x, ' +
          'yolo12n, yolo12s, yolo12m, yolo12l, yolo12x',
      ),
    );
  });
});
