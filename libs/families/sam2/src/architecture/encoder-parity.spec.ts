import type { Feed } from '@framegate/model-graph/testing';
import golden_large from '../testing/golden/sam2-large.json' with { type: 'json' };
import golden_tiny from '../testing/golden/sam2-tiny.json' with { type: 'json' };
import { hashNumbers, hashWeights } from '../testing/hash-weights.js';
import { runGraph } from '../testing/run-graph.js';
import { relativeError, type Summary } from '../testing/summary.js';
import { buildSam2 } from './build-sam2.js';

/** Outputs of the official modules under hash-generated weights. */
const golden: Record<string, Record<string, Summary>> = {
  'sam2-tiny': golden_tiny,
  'sam2-large': golden_large,
};

/** Float32 arithmetic was seen to add a hundredth of it; the smallest mistake in the architecture adds more. */
const tolerance = 1e-5;
const fewMinutes = 600_000;

const imageSize = { height: 1024, width: 1024 };
const pixels = 3 * 1024 * 1024;

async function encode(variant: string, images: readonly Float32Array[]) {
  const [encoder] = buildSam2({ variant, imageSize, batch: images.length, weights: hashWeights });
  const data = new Float32Array(images.length * pixels);
  images.forEach((image, slot) => data.set(image, slot * pixels));
  const feed: Feed = { name: 'image', type: 'float32', data, dims: [images.length, 3, 1024, 1024] };
  return runGraph(encoder!.graph, [feed]);
}

describe.each(['sam2-tiny', 'sam2-large'])("%s's encoder under hash-generated weights", (variant) => {
  it(
    'gives what the official one gives',
    async () => {
      const outputs = await encode(variant, [hashNumbers('image', pixels, 2)]);
      for (const [name, expected] of Object.entries(golden[variant]!)) {
        const { data, dims } = outputs[name]!;
        expect({ name, dims }).toEqual({ name, dims: expected.shape });
        expect({ name, close: relativeError(data, expected) < tolerance }).toEqual({ name, close: true });
      }
    },
    fewMinutes,
  );
});

it(
  'gives every image of a batch what it gives it alone',
  async () => {
    const outputs = await encode('sam2-tiny', [
      hashNumbers('another', pixels, 1),
      hashNumbers('image', pixels, 2),
    ]);
    for (const [name, expected] of Object.entries(golden['sam2-tiny']!)) {
      const { data, dims } = outputs[name]!;
      expect(dims).toEqual([2, ...expected.shape.slice(1)]);
      const second = data.subarray(data.length / 2);
      expect({ name, close: relativeError(second, expected) < tolerance }).toEqual({ name, close: true });
    }
  },
  fewMinutes,
);
