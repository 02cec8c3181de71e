import type { Feed } from '@framegate/model-graph/testing';
import golden from '../testing/golden/sam2-decoder.json' with { type: 'json' };
import { hashNumbers, hashWeights } from '../testing/hash-weights.js';
import { runGraph } from '../testing/run-graph.js';
import { relativeError } from '../testing/summary.js';
import { buildSam2 } from './build-sam2.js';

const tolerance = 1e-5;
const imageSize = { height: 1024, width: 1024 };

interface Question {
  /** x, y of each point of each prompt. */
  readonly coords: readonly (readonly number[])[];
  readonly labels: readonly (readonly number[])[];
  /** For each mask that is given whether it counts. */
  readonly masks?: readonly (0 | 1)[];
}

const questions: Record<keyof typeof golden, Question> = {
  'decoder point': { coords: [[512, 300.25]], labels: [[1]] },
  'decoder box+2pts': {
    coords: [[100, 120, 900, 700.5, 400, 300, 10, 1000]],
    labels: [[2, 3, 1, 0]],
  },
  'decoder point+mask': { coords: [[512, 300.25]], labels: [[1]], masks: [1] },
  'decoder batch3+pad': {
    coords: [
      [512, 300.25, 1, 2],
      [30, 40, 500, 600],
      [700, 800, 0, 0],
    ],
    labels: [
      [1, 0],
      [1, 1],
      [1, -1],
    ],
  },
};

function feed(name: string, dims: readonly number[], data: Float32Array): Feed {
  return { name, type: 'float32', data, dims };
}

function hashed(name: string, dims: readonly number[], factor = 2): Feed {
  const count = dims.reduce((product, size) => product * size, 1);
  return feed(name, dims, hashNumbers(name, count, factor));
}

function ask({ coords, labels, masks = [0] }: Question) {
  const [, decoder] = buildSam2({ variant: 'sam2-tiny', imageSize, batch: 1, weights: hashWeights });
  const [prompts, points] = [labels.length, labels[0]!.length];
  const mask = hashNumbers('mask_input', 65_536, 8);
  const given = new Float32Array(masks.length * mask.length);
  masks.forEach((counts, index) => given.set(counts ? mask : mask.map(() => 5), index * mask.length));
  return runGraph(decoder!.graph, [
    hashed('image_embed', [1, 256, 64, 64]),
    hashed('high_res_feats_0', [1, 32, 256, 256]),
    hashed('high_res_feats_1', [1, 64, 128, 128]),
    feed('point_coords', [prompts, points, 2], Float32Array.from(coords.flat())),
    feed('point_labels', [prompts, points], Float32Array.from(labels.flat())),
    feed('mask_input', [masks.length, 1, 256, 256], given),
    feed('has_mask_input', [masks.length], Float32Array.from(masks)),
  ]);
}

const closeTo = (expected: readonly number[], digits = 5) =>
  expected.map((value): unknown => expect.closeTo(value, digits));

describe('the decoder under hash-generated weights', () => {
  it.each(Object.keys(questions) as (keyof typeof golden)[])(
    'gives what the official one gives: %s',
    async (name) => {
      const { masks4, iou4, obj } = golden[name];
      const outputs = await ask(questions[name]);
      const { data, dims } = outputs['low_res_masks']!;
      expect(dims).toEqual(masks4.shape);
      expect(relativeError(data, masks4)).toBeLessThan(tolerance);
      expect([...outputs['iou_predictions']!.data]).toEqual(closeTo(iou4.flat()));
      expect(outputs['iou_predictions']!.dims).toEqual([iou4.length, 4]);
      expect([...outputs['object_score_logits']!.data]).toEqual(closeTo(obj.flat()));
      expect(outputs['object_score_logits']!.dims).toEqual([obj.length, 1]);
    },
  );

  it('takes a mask for each prompt, and only those that count', async () => {
    const point = { coords: [512, 300.25], labels: [1] };
    const outputs = await ask({
      coords: [point.coords, point.coords],
      labels: [point.labels, point.labels],
      masks: [0, 1],
    });
    const { data } = outputs['low_res_masks']!;
    const half = data.length / 2;
    expect(relativeError(data.subarray(0, half), golden['decoder point'].masks4)).toBeLessThan(tolerance);
    expect(relativeError(data.subarray(half), golden['decoder point+mask'].masks4)).toBeLessThan(tolerance);
  });
});
