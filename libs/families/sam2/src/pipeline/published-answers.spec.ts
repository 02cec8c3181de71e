import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mask, Prompt, SegmentationPipeline, TensorMap } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { sam2 } from '../sam2.js';
import { hashNumbers, hashWeights } from '../testing/hash-weights.js';
import { runNetwork } from '../testing/run-network.js';
import { officialPair } from '../testing/signatures.js';
import { stability } from './masks/stability.js';

interface Expected {
  /** By prompt, then by mask. */
  readonly iou4: number[][];
  readonly single_iou: number[][];
  readonly single_stab: number[][];
}

const golden = JSON.parse(
  readFileSync(new URL('../testing/golden/sam2-decoder.json', import.meta.url), 'utf8'),
) as Record<string, Expected>;

/** An image of the network's own size, so that prompts are in its pixels. */
const placement = { height: 1024, width: 1024 };

let directory: string;
let decoder: string;
let pipeline: SegmentationPipeline;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-sam2-answers-'));
  decoder = join(directory, 'decoder.onnx');
  const parts = sam2.build({
    variant: 'sam2-tiny',
    imageSize: placement,
    batch: 1,
    weights: hashWeights,
  });
  await writeModel(parts.find(({ name }) => name === 'decoder')!.graph, decoder);
  const signatures = officialPair();
  pipeline = sam2.createPipeline([signatures.encoder, signatures.decoder], {}) as SegmentationPipeline;
});

afterAll(() => rm(directory, { recursive: true }));

function hashedFeatures(): TensorMap {
  const shapes = {
    high_res_feats_0: [32, 256],
    high_res_feats_1: [64, 128],
    image_embed: [256, 64],
  } as const;
  return Object.fromEntries(
    Object.entries(shapes).map(([name, [channels, side]]) => [
      name,
      { data: hashNumbers(name, channels * side * side, 2), dims: [1, channels, side, side] },
    ]),
  );
}

function decode(prompt: Prompt): Promise<TensorMap> {
  return runNetwork(decoder, { ...hashedFeatures(), ...pipeline.ask(prompt, placement) });
}

function answer(outputs: TensorMap, prompt: Prompt): Mask[] {
  return pipeline.answer(outputs, prompt, placement, {});
}

const point = { x: 512, y: 300.25, label: 1 } as const;
const cases: [name: string, prompt: Prompt, expected: string, index: number][] = [
  ['a point', { points: [point] }, 'decoder point', 0],
  [
    'a box and two points',
    {
      box: [100, 120, 900, 700.5],
      points: [
        { x: 400, y: 300, label: 1 },
        { x: 10, y: 1000, label: 0 },
      ],
    },
    'decoder box+2pts',
    0,
  ],
  [
    'a point and a mask',
    { points: [point], mask: hashNumbers('mask_input', 256 * 256, 8) },
    'decoder point+mask',
    0,
  ],
  ['a point on and one off', { points: [point, { x: 1, y: 2, label: 0 }] }, 'decoder batch3+pad', 0],
  [
    'two points on',
    {
      points: [
        { x: 30, y: 40, label: 1 },
        { x: 500, y: 600, label: 1 },
      ],
    },
    'decoder batch3+pad',
    1,
  ],
];

describe('answers of the published predictor under the same weights', () => {
  it.each(cases)('are those to %s', async (_, prompt, name, index) => {
    const expected = golden[name]!;
    const outputs = await decode(prompt);
    const scores = expected.iou4[index]!;
    const firstMask = (outputs['low_res_masks']!.data as Float32Array).subarray(0, 256 * 256);
    expect(stability(firstMask)).toBeCloseTo(expected.single_stab[index]![0]!, 4);

    const [single, ...others] = answer(outputs, { ...prompt, multimask: false });
    expect(others).toEqual([]);
    expect(single!.score).toBeCloseTo(expected.single_iou[index]![0]!, 5);

    const candidates = answer(outputs, { ...prompt, multimask: true });
    const ranked = scores.slice(1).toSorted((one, other) => other - one);
    expect(candidates).toHaveLength(3);
    candidates.forEach(({ score }, rank) => expect(score).toBeCloseTo(ranked[rank]!, 5));
  });
});
