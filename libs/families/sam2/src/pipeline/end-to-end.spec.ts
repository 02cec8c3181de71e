import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mask, Prompt, RgbImage, SegmentationPipeline, TensorMap } from '@framegate/model-family';
import { readSignature, writeModel } from '@framegate/model-graph';
import { sam2 } from '../sam2.js';
import { runNetwork } from '../testing/run-network.js';

const width = 400;
const height = 300;

let directory: string;
let files: string[];
let pipeline: SegmentationPipeline;
let placement: unknown;
let features: TensorMap;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-sam2-'));
  const variant = 'sam2-tiny';
  const parts = sam2.build({
    variant,
    imageSize: { height: 1024, width: 1024 },
    batch: 1,
    weights: sam2.syntheticWeights(variant),
  });
  files = parts.map(({ name }) => join(directory, `${name}.onnx`));
  for (const [index, { graph }] of parts.entries()) await writeModel(graph, files[index]!);
  const signatures = await Promise.all(files.map((file) => readSignature(file)));
  expect(sam2.recognises(signatures)).toBe(true);
  pipeline = sam2.createPipeline(signatures, {}) as SegmentationPipeline;
  placement = pipeline.preprocess(discOnStripes(), 0);
  features = pipeline.encoded(await runNetwork(files[pipeline.networks.image]!, pipeline.inputs), 0);
});

afterAll(() => rm(directory, { recursive: true }));

/** A bright disc on dark stripes. */
function discOnStripes(): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    const isInside = (x - 150) ** 2 + (y - 140) ** 2 < 70 ** 2;
    data.fill(isInside ? 230 : (x >> 4) % 2 === 0 ? 40 : 70, pixel * 3, pixel * 3 + 3);
  }
  return { data, width, height };
}

/** What a prompt costs after the image was looked at: the decoder alone. */
async function segment(prompt?: Prompt): Promise<Mask[]> {
  const feeds = { ...features, ...pipeline.ask(prompt, placement) };
  return pipeline.answer(await runNetwork(files[pipeline.networks.prompt]!, feeds), prompt, placement, {});
}

/** Intersection over union. */
function overlap(one: Mask, other: Mask): number {
  const both = one.bitmap.reduce((sum, pixel, at) => sum + (pixel & other.bitmap[at]!), 0);
  return both / (one.area + other.area - both);
}

describe('SAM 2 from image to masks', () => {
  it('answers a point with three masks of the image, best first', async () => {
    const masks = await segment({ points: [{ x: 150, y: 140, label: 1 }] });
    expect(masks).toHaveLength(3);
    const scores = masks.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    for (const { bitmap, area, rle, logits } of masks) {
      expect(bitmap).toHaveLength(width * height);
      expect(area).toBe(bitmap.reduce((sum, pixel) => sum + pixel, 0));
      expect(rle.size).toEqual([height, width]);
      expect(logits).toHaveLength(256 * 256);
    }
  });

  it('asks for the centre by default', async () => {
    const centre = await segment({ points: [{ x: width / 2, y: height / 2, label: 1 }] });
    expect(await segment()).toEqual(centre);
  });

  it('answers the same prompt the same, and another one otherwise', async () => {
    const box = [80, 70, 220, 210] as const;
    const [once, again, elsewhere] = [
      await segment({ box }),
      await segment({ box }),
      await segment({ box: [250, 20, 390, 110] }),
    ];
    expect(once).toHaveLength(1);
    expect(again).toEqual(once);
    expect(overlap(elsewhere[0]!, once[0]!)).toBeLessThan(0.999);
  });

  it('takes any number of points, with and without a box', async () => {
    const points = [1, 0, 1, 1, 0].map((label, index) => ({
      x: 40 * index + 20,
      y: 50 * index + 20,
      label: label as 0 | 1,
    }));
    for (const prompt of [{ points }, { points, box: [80, 70, 220, 210] as const }]) {
      const [mask, ...others] = await segment(prompt);
      expect(others).toEqual([]);
      expect(mask!.score).toBeGreaterThan(0);
    }
  });

  it('lets a mask of an earlier answer count in the next prompt', async () => {
    const points = [{ x: 150, y: 140, label: 1 as const }];
    const [first] = await segment({ points });
    const [refined] = await segment({ points, mask: first!.logits });
    const [plain] = await segment({ points, multimask: false });
    expect(refined!.logits).not.toEqual(plain!.logits);
    const [alone] = await segment({ mask: first!.logits });
    expect(alone!.logits).not.toEqual(refined!.logits);
  });
});
