import type { TensorMap } from '@framegate/model-family';
import { UnexpectedOutputError } from '@framegate/vision-processing';
import { officialPair, samexporterPair, transformersPair } from '../testing/signatures.js';
import { createSam2Pipeline } from './index.js';

const channels = { high_res_feats_0: 32, high_res_feats_1: 64, image_embed: 256 };
const sides = { high_res_feats_0: 256, high_res_feats_1: 128, image_embed: 64 };
const names = Object.keys(channels) as (keyof typeof channels)[];

function official(batch: number | string = 1, options = {}) {
  const { encoder, decoder } = officialPair(batch);
  return createSam2Pipeline([encoder, decoder], options);
}

/** Features of which each image's hold its place in the batch. */
function features(batch: number): TensorMap {
  return Object.fromEntries(
    names.map((name) => {
      const length = channels[name] * sides[name] ** 2;
      const data = new Float32Array(batch * length);
      for (let slot = 0; slot < batch; slot++) data.fill(slot, slot * length, (slot + 1) * length);
      return [name, { data, dims: [batch, channels[name], sides[name], sides[name]] }];
    }),
  );
}

function image(width: number, height: number, level = 128) {
  return { width, height, data: new Uint8Array(width * height * 3).fill(level) };
}

/** Masks of 4×4 logits: the first has its upper half inside, the others one more row of the lower half each. */
function answers(scores: readonly number[], firstInside = 1): TensorMap {
  const logits = scores.flatMap((_, mask) =>
    Array.from({ length: 16 }, (__, at) => (at < 8 ? firstInside : at < 8 + 4 * mask ? 1 : -1)),
  );
  return {
    low_res_masks: { data: Float32Array.from(logits), dims: [1, scores.length, 4, 4] },
    iou_predictions: { data: Float32Array.from(scores), dims: [1, scores.length] },
  };
}

describe('SAM 2 pipeline', () => {
  it('normalises images by the mean and deviation of ImageNet, red, green, blue', () => {
    const pipeline = official();
    expect(pipeline.inputs).toMatchObject({ image: { dims: [1, 3, 1024, 1024] } });
    expect(pipeline.preprocess(image(40, 30, 255), 0)).toEqual({ width: 40, height: 30 });
    const { data } = pipeline.inputs['image']!;
    const plane = 1024 * 1024;
    for (const [channel, expected] of [2.248908, 2.428571, 2.64].entries()) {
      expect(data[channel * plane]).toBeCloseTo(expected, 5);
      expect(data[channel * plane + plane - 1]).toBeCloseTo(expected, 5);
    }
  });

  it('hands each image of a batch its own features, without copying them', () => {
    const pipeline = official(2);
    const outputs = features(2);
    const second = pipeline.encoded(outputs, 1);
    expect(Object.keys(second)).toEqual(names);
    for (const name of names) {
      const { data, dims } = second[name]!;
      expect(dims).toEqual([1, channels[name], sides[name], sides[name]]);
      expect([data[0], data.at(-1), data.buffer === outputs[name]!.data.buffer]).toEqual([1, 1, true]);
    }
  });

  it('refuses features that are missing or of another shape', () => {
    const { image_embed, ...rest } = features(1);
    expect(() => official().encoded(rest, 0)).toThrow(
      new UnexpectedOutputError('Expected image_embed float32 [1, 256, 64, 64], got no such output.'),
    );
    const turned = { ...rest, image_embed: { ...image_embed!, dims: [1, 64, 64, 256] } };
    expect(() => official().encoded(turned, 0)).toThrow(
      'Expected image_embed float32 [1, 256, 64, 64], got Float32Array [1, 64, 64, 256].',
    );
  });

  it('asks with the features and the prompt together, everything that the decoder takes', () => {
    const { decoder } = officialPair();
    const asked = official().ask({ box: [10, 15, 20, 30] }, { width: 40, height: 30 });
    const feeds = { ...features(1), ...asked };
    expect(Object.keys(feeds).toSorted()).toEqual(decoder.inputs.map(({ name }) => name).toSorted());
    expect(feeds['point_coords']!.data).toEqual(Float32Array.of(256, 512, 512, 1024));
    expect(feeds['mask_input']!.dims).toEqual([1, 1, 256, 256]);
  });

  it('asks each export for everything that it takes', () => {
    for (const { encoder, decoder } of [samexporterPair(), transformersPair()]) {
      const pipeline = createSam2Pipeline([encoder, decoder], {});
      const given = Object.fromEntries(
        encoder.outputs.map(({ name }) => [name, { data: new Float32Array(0), dims: [] }]),
      );
      const feeds = { ...given, ...pipeline.ask(undefined, { width: 40, height: 30 }) };
      expect(Object.keys(feeds).toSorted()).toEqual(decoder.inputs.map(({ name }) => name).toSorted());
    }
  });

  it('answers a single point with three masks at the size of the image, best first', () => {
    const masks = official().answer(answers([0.9, 0.2, 0.8, 0.5]), undefined, { width: 8, height: 16 }, {});
    expect(masks.map(({ score }) => score)).toEqual([0.8, 0.5, 0.2].map(Math.fround));
    expect(masks.map(({ box }) => box)).toEqual([
      [0, 0, 8, 16],
      [0, 0, 8, 16],
      [0, 0, 8, 12],
    ]);
    expect(masks.map(({ area, bitmap }) => [area, bitmap.length])).toEqual([
      [128, 128],
      [128, 128],
      [96, 128],
    ]);
    expect(masks[0]!.logits).toHaveLength(16);
  });

  it('answers a box with the mask meant for it where that is stable, and with the best one where it is not', () => {
    const prompt = { box: [0, 0, 4, 4] } as const;
    const placement = { width: 8, height: 16 };
    const stable = official().answer(answers([0.1, 0.2, 0.8, 0.5]), prompt, placement, {});
    expect(stable).toMatchObject([{ score: Math.fround(0.1), area: 64 }]);
    const unstable = official().answer(answers([0.1, 0.2, 0.8, 0.5], 0.01), prompt, placement, {});
    expect(unstable).toMatchObject([{ score: Math.fround(0.8) }]);
  });

  it('takes a mask that it gave as a prompt', () => {
    const pipeline = official();
    const logits = Float32Array.from({ length: 256 * 256 }, (_, at) => at / 1000 - 33);
    const outputs = {
      low_res_masks: { data: logits, dims: [1, 1, 256, 256] },
      iou_predictions: { data: Float32Array.of(0.5), dims: [1, 1] },
    };
    const placement = { width: 40, height: 30 };
    const [mask] = pipeline.answer(outputs, { box: [0, 0, 4, 4] }, placement, {});
    const feeds = pipeline.ask({ mask: mask!.logits }, placement);
    expect(feeds['mask_input']!.data).toBe(mask!.logits);
    expect(feeds['has_mask_input']!.data).toEqual(Float32Array.of(1));
    expect(Math.min(...mask!.logits.subarray(0, 10))).toBe(-32);
  });

  it('refuses answers with NaN in them', () => {
    const outputs = answers([NaN, 0.2, 0.8, 0.5]);
    expect(() => official().answer(outputs, undefined, { width: 8, height: 16 }, {})).toThrow(
      new UnexpectedOutputError('Value 0 of iou_predictions is NaN.'),
    );
  });
});
