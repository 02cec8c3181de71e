import type { ElementType, ModelSignature } from '@framegate/model-graph';
import { UnsupportedModelError } from '@framegate/vision-processing';
import {
  officialPair,
  onnxruntimePair,
  type Pair,
  samexporterPair,
  transformersPair,
} from '../../testing/signatures.js';
import { readSam2Model } from './read-sam2-model.js';
import { recognisesSam2, sam2Signatures } from './sam2-parts.js';

const pairs: [string, Pair, { batch: number; masks: string }][] = [
  ['our own', officialPair(4), { batch: 4, masks: 'low_res_masks' }],
  ["samexporter's", samexporterPair(), { batch: 1, masks: 'masks' }],
  ["onnxruntime's", onnxruntimePair(), { batch: 1, masks: 'low_res_masks' }],
  ["onnx-community's", transformersPair(), { batch: 1, masks: 'pred_masks' }],
];

const detector: ModelSignature = {
  inputs: [{ name: 'images', type: 'float32', shape: [1, 3, 640, 640] }],
  outputs: [{ name: 'output0', type: 'float32', shape: [1, 84, 8400] }],
  metadata: {},
  producer: '',
  opset: 20,
};

/** The same with one value of another type or shape. */
function changed(
  { inputs, outputs, ...rest }: ModelSignature,
  name: string,
  change: { type?: ElementType; shape?: (number | string)[] },
): ModelSignature {
  const apply = (value: ModelSignature['inputs'][number]) =>
    value.name === name ? { ...value, ...change } : value;
  return { inputs: inputs.map(apply), outputs: outputs.map(apply), ...rest };
}

describe('recognisesSam2', () => {
  it.each(pairs)('takes %s pair for its own, in either order, and each file alone', (_, pair) => {
    const { encoder, decoder } = pair;
    for (const files of [[encoder, decoder], [decoder, encoder], [encoder], [decoder]]) {
      expect(recognisesSam2(files)).toBe(true);
    }
  });

  it('takes nothing else', () => {
    const { encoder, decoder } = officialPair();
    expect(recognisesSam2([])).toBe(false);
    expect(recognisesSam2([detector])).toBe(false);
    expect(recognisesSam2([encoder, detector])).toBe(false);
    expect(recognisesSam2([{ ...decoder, inputs: decoder.inputs.slice(1) }])).toBe(false);
    expect(recognisesSam2([{ ...decoder, outputs: decoder.outputs.slice(1) }])).toBe(false);
    expect(recognisesSam2([{ ...encoder, outputs: encoder.outputs.slice(1) }])).toBe(false);
    expect(recognisesSam2([changed(encoder, 'image', { shape: [1, 3] })])).toBe(false);
  });

  it('takes encoders that give more, for video', () => {
    const { encoder } = officialPair();
    const outputs = [...encoder.outputs, { ...encoder.outputs[2]!, name: 'vision_pos_embed' }];
    expect(recognisesSam2([{ ...encoder, outputs }])).toBe(true);
  });
});

describe('readSam2Model', () => {
  it.each(pairs)('says which file of %s pair is which, whatever their order', (_, pair, expected) => {
    const { encoder, decoder } = pair;
    const model = {
      ...expected,
      imageSize: { height: 1024, width: 1024 },
      room: { points: undefined, mask: { height: 256, width: 256 } },
    };
    expect(readSam2Model([encoder, decoder], {})).toMatchObject({
      ...model,
      networks: { image: 0, prompt: 1 },
    });
    expect(readSam2Model([decoder, encoder], {})).toMatchObject({
      ...model,
      networks: { image: 1, prompt: 0 },
    });
  });

  it('takes small masks from exports that give enlarged ones beside them', () => {
    const { encoder, decoder } = samexporterPair(5, [
      { name: 'low_res_masks', type: 'float32', shape: ['num_labels', 3, 256, 256] },
    ]);
    expect(readSam2Model([encoder, decoder], {})).toMatchObject({
      masks: 'low_res_masks',
      room: { points: 5 },
    });
  });

  it('takes what the encoder leaves open from the options', () => {
    const { encoder, decoder } = officialPair('batch');
    const open = changed(encoder, 'image', { shape: ['batch', 3, 'height', 'width'] });
    expect(readSam2Model([open, decoder], {})).toMatchObject({
      imageSize: { height: 1024, width: 1024 },
      batch: 1,
    });
    expect(
      readSam2Model([open, decoder], { imageSize: { height: 512, width: 512 }, batch: 3 }),
    ).toMatchObject({ imageSize: { height: 512, width: 512 }, batch: 3 });
  });

  const { encoder, decoder } = officialPair();
  it.each<[string, ModelSignature[], string]>([
    [
      'a lone encoder',
      [encoder],
      'The model is the encoder of a SAM 2 pair; its decoder must be given with it.',
    ],
    [
      'a lone decoder',
      [decoder],
      'The model is the decoder of a SAM 2 pair; its encoder must be given with it.',
    ],
    [
      'two encoders',
      [encoder, encoder],
      'Expected a SAM 2 model of two files, an encoder and its decoder, got encoder, encoder.',
    ],
    [
      'three files',
      [encoder, decoder, decoder],
      'Expected a SAM 2 model of two files, an encoder and its decoder, got encoder, decoder, decoder.',
    ],
    ['no file', [], 'Expected a SAM 2 model of two files, an encoder and its decoder, got no file.'],
    [
      'parts of different exports',
      [encoder, transformersPair().decoder],
      'The encoder and the decoder are of different exports of SAM 2; expected a pair of one. ' +
        `The encoder's: ${sam2Signatures[0]}. The decoder's: ${sam2Signatures[2]}.`,
    ],
    [
      'another model',
      [encoder, detector],
      'Expected the encoder or the decoder of a SAM 2 model, got images float32[1, 3, 640, 640], ' +
        `output0 float32[1, 84, 8400]. Known are: ${sam2Signatures.join('. ')}.`,
    ],
    [
      'half precision',
      [changed(encoder, 'image_embed', { type: 'float16' }), decoder],
      'image_embed is float16; only float32 inputs and outputs are supported. Export the model without half ' +
        'precision, or with its inputs and outputs kept as float32.',
    ],
    [
      'labels of another type',
      [transformersPair().encoder, changed(transformersPair().decoder, 'input_labels', { type: 'int32' })],
      'Expected input_labels to be int64, got int32.',
    ],
    [
      'images that no memory holds',
      [changed(encoder, 'image', { shape: [1, 3, 2 ** 20, 2 ** 20] }), decoder],
      'Expected image to hold at most 268435456 numbers, got [1, 3, 1048576, 1048576].',
    ],
    [
      'as many points',
      [encoder, changed(decoder, 'point_coords', { shape: [1, 2 ** 40, 2] })],
      'Expected point_coords to hold at most 268435456 numbers, got [1099511627776, 2].',
    ],
    [
      'masks as large',
      [encoder, changed(decoder, 'mask_input', { shape: [1, 1, 2 ** 20, 1024] })],
      'Expected mask_input to hold at most 268435456 numbers, got [1048576, 1024].',
    ],
    [
      'a decoder for several prompts at once',
      [encoder, changed(decoder, 'point_coords', { shape: [4, 'num_points', 2] })],
      'The decoder answers 4 prompts at once; expected one that answers a single prompt, or any number.',
    ],
  ])('says what is wrong with %s', (_, files, message) => {
    expect(() => readSam2Model(files, {})).toThrow(new UnsupportedModelError(message));
  });
});
