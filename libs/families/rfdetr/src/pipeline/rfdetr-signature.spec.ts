import type { ModelSignature } from '@framegate/model-graph';
import { exportSignature, transformersSignature } from '../testing/signatures.js';
import { readRfdetrModel, recognisesRfdetr } from './rfdetr-signature.js';

const dynamic = exportSignature(['batch', 3, 'height', 'width'], 'queries', 'classes');

const segmenting: ModelSignature = {
  ...exportSignature(),
  outputs: [...exportSignature().outputs, { name: 'masks', type: 'float32', shape: [1, 200, 108, 108] }],
};

describe('recognisesRfdetr', () => {
  it.each([
    ['an official export', exportSignature()],
    ['one for classes of its own', exportSignature([4, 3, 560, 560], 100, 7)],
    ['one with dynamic sizes', dynamic],
    ['one that segments', segmenting],
  ])('takes %s for its own', (_, signature) => {
    expect(recognisesRfdetr(signature)).toBe(true);
  });

  it.each([
    ['what transformers exports for several families', transformersSignature()],
    ['boxes of five numbers', changed({ dets: [1, 300, 5] })],
    ['labels without classes', changed({ labels: [1, 300] })],
    ['an input that is no image', exportSignature([1, 512])],
    ['an image of one channel', exportSignature([1, 1, 384, 384])],
    [
      'a second input',
      { ...exportSignature(), inputs: [...exportSignature().inputs, ...transformersSignature().inputs] },
    ],
  ])('does not take %s', (_, signature) => {
    expect(recognisesRfdetr(signature)).toBe(false);
  });
});

describe('readRfdetrModel', () => {
  it('takes size and batch from a static export', () => {
    expect(readRfdetrModel(exportSignature([2, 3, 384, 512]), {})).toMatchObject({
      imageSize: { height: 384, width: 512 },
      batch: 2,
    });
  });

  it('takes from the options what a dynamic export leaves open', () => {
    const options = { imageSize: { height: 96, width: 64 }, batch: 4 };
    expect(readRfdetrModel(dynamic, options)).toMatchObject(options);
  });

  it('serves what transformers exports when it is asked to', () => {
    const imageSize = { height: 384, width: 384 };
    expect(readRfdetrModel(transformersSignature(), { imageSize })).toMatchObject({
      layout: { images: 'pixel_values', boxes: 'pred_boxes', logits: 'logits' },
      imageSize,
      batch: 1,
    });
  });

  it.each([
    [
      segmenting,
      {},
      'The model segments: it also gives masks float32[1, 200, 108, 108]; only detection models are supported.',
    ],
    [exportSignature(), { batch: 2 }, 'The model takes batches of 1, asked for 2.'],
    [
      exportSignature(),
      { imageSize: { height: 512, width: 512 } },
      'The model takes images of 384×384, asked for 512×512.',
    ],
    [
      exportSignature([2 ** 31, 3, 384, 384]),
      {},
      'Expected input to hold at most 268435456 numbers, got [2147483648, 3, 384, 384].',
    ],
    [dynamic, {}, 'The model takes images of any size and names no default: give an image size.'],
    [
      changed({ dets: [1, 300, 5] }),
      {},
      'Expected input [batch, 3, height, width] to dets [batch, queries, 4] and labels [batch, queries, classes], ' +
        'or pixel_values [batch, 3, height, width] to pred_boxes [batch, queries, 4] and logits [batch, queries, ' +
        'classes], got input float32[1, 3, 384, 384], dets float32[1, 300, 5], labels float32[1, 300, 91].',
    ],
  ])('says what it cannot serve (%#)', (signature, options, message) => {
    expect(() => readRfdetrModel(signature, options)).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_MODEL', message }) as Error,
    );
  });

  it('refuses half precision', () => {
    const signature = exportSignature();
    const half = { ...signature, inputs: [{ ...signature.inputs[0]!, type: 'float16' as const }] };
    expect(() => readRfdetrModel(half, {})).toThrow('input is float16; only float32');
  });
});

/** An official export whose outputs have other shapes. */
function changed(shapes: Record<string, number[]>): ModelSignature {
  const signature = exportSignature();
  const outputs = signature.outputs.map((value) => ({ ...value, shape: shapes[value.name] ?? value.shape }));
  return { ...signature, outputs };
}
