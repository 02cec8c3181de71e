import { exportSignature } from '../../testing/signatures.js';
import { readYoloModel, recognisesYolo } from './yolo-signature.js';

const dynamic = exportSignature(['batch', 3, 'height', 'width'], ['batch', 84, 'anchors'], {
  imgsz: '[480, 640]',
});

describe('recognisesYolo', () => {
  it.each([
    ['a static export', exportSignature()],
    ['a dynamic export', dynamic],
    ['an export that suppresses overlaps itself', exportSignature([1, 3, 640, 640], [1, 300, 6])],
    ['a small input with fewer anchors than classes', exportSignature([1, 3, 32, 32], [1, 84, 21])],
    ['an export for another task', exportSignature([1, 3, 224, 224], [1, 1000], { task: 'classify' })],
  ])('takes %s for its own', (_, signature) => {
    expect(recognisesYolo(signature)).toBe(true);
  });

  it.each([
    ['queries instead of anchors', exportSignature([1, 3, 640, 640], [1, 300, 84])],
    ['a classifier', exportSignature([1, 3, 224, 224], [1, 1000])],
    ['an input that is no image', exportSignature([1, 512], [1, 84, 8400])],
    [
      'another input name',
      {
        ...exportSignature(),
        inputs: [{ name: 'input', type: 'float32' as const, shape: [1, 3, 640, 640] }],
      },
    ],
  ])('does not take %s', (_, signature) => {
    expect(recognisesYolo(signature)).toBe(false);
  });
});

describe('readYoloModel', () => {
  it('takes size and batch from a static export', () => {
    expect(readYoloModel(exportSignature([8, 3, 320, 640], [8, 6 + 1, 4200]), {})).toEqual({
      imageSize: { height: 320, width: 640 },
      batch: 8,
      layout: 'anchors',
      classes: 3,
    });
  });

  it('takes what a dynamic export leaves open from the options, then from the metadata', () => {
    expect(readYoloModel(dynamic, {})).toMatchObject({ imageSize: { height: 480, width: 640 }, batch: 1 });
    expect(readYoloModel(dynamic, { imageSize: { height: 96, width: 64 }, batch: 4 })).toMatchObject({
      imageSize: { height: 96, width: 64 },
      batch: 4,
    });
  });

  it.each([
    [
      exportSignature(undefined, undefined, { task: 'segment' }),
      {},
      'The model\'s task is "segment"; only detection models ("detect") are supported.',
    ],
    [
      exportSignature([1, 3, 2 ** 31, 640], ['batch', 84, 'anchors']),
      {},
      'Expected images to hold at most 268435456 numbers, got [1, 3, 2147483648, 640].',
    ],
    [exportSignature(), { batch: 2 }, 'The model takes batches of 1, asked for 2.'],
    [
      exportSignature(),
      { imageSize: { height: 320, width: 320 } },
      'The model takes images of 640×640, asked for 320×320.',
    ],
    [
      dynamic,
      { imageSize: { height: 100, width: 64 } },
      'Expected an image size of multiples of 32 that fits [height, width], got 100×64.',
    ],
    [
      { ...dynamic, metadata: {} },
      {},
      'The model takes images of any size and names no default: give an image size.',
    ],
    [
      { ...dynamic, metadata: { imgsz: "'big'" } },
      {},
      'Metadata "imgsz": expected a height and a width such as [640, 640], got \'big\'',
    ],
    [
      exportSignature([1, 3, 640, 640], [1, 300, 84]),
      {},
      'Expected images [batch, 3, height, width] and output0 [batch, 4 + classes, anchors] or [batch, rows, 6], got images float32[1, 3, 640, 640], output0 float32[1, 300, 84].',
    ],
  ])('says what it cannot serve (%#)', (signature, options, message) => {
    expect(() => readYoloModel(signature, options)).toThrow(message);
  });

  it('says that half-precision inputs are not supported and what to do', () => {
    const signature = exportSignature();
    const half = { ...signature, inputs: [{ ...signature.inputs[0]!, type: 'float16' as const }] };
    expect(() => readYoloModel(half, {})).toThrow(
      'images is float16; only float32 inputs and outputs are supported. Export the model without half precision, or with its inputs and outputs kept as float32.',
    );
  });
});
