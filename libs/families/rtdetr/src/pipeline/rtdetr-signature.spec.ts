import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import { headsSignature, objectsSignature, value } from '../testing/signatures.js';
import { readRtdetrModel, recognisesRtdetr } from './rtdetr-signature.js';

const dynamic = headsSignature(
  ['batch_size', 'num_channels', 'height', 'width'],
  ['batch_size', 'num_queries', 80],
  ['batch_size', 'num_queries', 4],
);

const signature = (inputs: ValueInfo[], outputs: ValueInfo[]): ModelSignature => ({
  ...headsSignature(),
  inputs,
  outputs,
});

describe('recognisesRtdetr', () => {
  it.each([
    ['a static export', headsSignature()],
    ['a dynamic export', dynamic],
    ["an export of the authors' repository", objectsSignature()],
    [
      'an export of another number of classes and queries',
      headsSignature([2, 3, 320, 480], [2, 100, 3], [2, 100, 4]),
    ],
  ])('takes %s for its own', (_, exported) => {
    expect(recognisesRtdetr(exported)).toBe(true);
  });

  it.each([
    ['YOLO', [value('images', [1, 3, 640, 640])], [value('output0', [1, 84, 8400])]],
    [
      "RF-DETR's own export",
      [value('input', [1, 3, 560, 560])],
      [value('dets', [1, 300, 4]), value('labels', [1, 300, 91])],
    ],
    [
      'a transformer that takes a mask besides',
      [value('pixel_values', [1, 3, 800, 800]), value('pixel_mask', [1, 64, 64], 'int64')],
      [value('logits', [1, 100, 92]), value('pred_boxes', [1, 100, 4])],
    ],
    ['a classifier', [value('pixel_values', [1, 3, 224, 224])], [value('logits', [1, 1000])]],
    [
      'boxes of five numbers',
      [value('pixel_values', [1, 3, 640, 640])],
      [value('logits', [1, 300, 15]), value('pred_boxes', [1, 300, 5])],
    ],
    [
      'images of one channel',
      [value('pixel_values', [1, 1, 640, 640])],
      [value('logits', [1, 300, 80]), value('pred_boxes', [1, 300, 4])],
    ],
  ])('does not take %s', (_, inputs, outputs) => {
    expect(recognisesRtdetr(signature(inputs, outputs))).toBe(false);
  });
});

describe('readRtdetrModel', () => {
  it('takes size and batch from a static export', () => {
    const exported = headsSignature([8, 3, 320, 480], [8, 300, 80], [8, 300, 4]);
    expect(readRtdetrModel(exported, {})).toEqual({
      form: 'heads',
      imageSize: { height: 320, width: 480 },
      batch: 8,
    });
    expect(readRtdetrModel(objectsSignature(), { batch: 2 })).toMatchObject({ form: 'objects', batch: 2 });
  });

  it('takes what a dynamic export leaves open from the options, then what the networks were trained for', () => {
    expect(readRtdetrModel(dynamic, {})).toMatchObject({ imageSize: { height: 640, width: 640 }, batch: 1 });
    expect(readRtdetrModel(dynamic, { imageSize: { height: 96, width: 160 }, batch: 4 })).toMatchObject({
      imageSize: { height: 96, width: 160 },
      batch: 4,
    });
  });

  it.each([
    [headsSignature(), { batch: 2 }, 'The model takes batches of 1, asked for 2.'],
    [
      headsSignature(),
      { imageSize: { height: 320, width: 320 } },
      'The model takes images of 640×640, asked for 320×320.',
    ],
    [
      dynamic,
      { imageSize: { height: 2 ** 20, width: 640 } },
      'Expected pixel_values to hold at most 268435456 numbers, got [1, 3, 1048576, 640].',
    ],
    [
      dynamic,
      { imageSize: { height: 96, width: 100 } },
      'Expected an image width that is a multiple of 32, got 100.',
    ],
    [
      signature([value('images', [1, 3, 640, 640])], [value('output0', [1, 84, 8400])]),
      {},
      'Expected pixel_values [batch, 3, height, width] to logits [batch, queries, classes] and pred_boxes ' +
        '[batch, queries, 4], or images [batch, 3, height, width] and orig_target_sizes [batch, 2] to labels ' +
        '[batch, queries], boxes [batch, queries, 4] and scores [batch, queries], got images ' +
        'float32[1, 3, 640, 640], output0 float32[1, 84, 8400].',
    ],
    [
      signature(
        [value('pixel_values', [1, 3, 640, 640], 'float16')],
        [value('logits', [1, 300, 80]), value('pred_boxes', [1, 300, 4])],
      ),
      {},
      'pixel_values is float16; only float32 inputs and outputs are supported.',
    ],
  ])('says what it cannot serve (%#)', (exported, options, message) => {
    expect(() => readRtdetrModel(exported, options)).toThrow(message);
  });
});
