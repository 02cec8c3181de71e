import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeModel } from '@framegate/model-graph';
import { type RunOutputs, runOnnx } from '@framegate/model-graph/testing';
import { hashNoise, hashWeights } from '../testing/hash-weights.js';
import { stagesOf } from './build-rfdetr.js';

type Size = [batch: number, channels: number, height: number, width: number];

/** Written by make-other-sizes.py. */
interface Golden {
  salt: string;
  cases: {
    size: Size;
    images: {
      selected: number[];
      rows: number[];
      dets: number[][];
      labels: number[][];
      mean: number;
      std: number;
    }[];
  }[];
}

const logitTolerance = 1e-4;
const boxTolerance = 1e-5;
const queries = 300;
const classes = 91;
/** Every so many of a row's logits are compared. */
const step = 13;

let golden: Golden;
let directory: string;

beforeAll(async () => {
  const url = new URL('../testing/golden/other-sizes.json', import.meta.url);
  golden = JSON.parse(await readFile(url, 'utf8')) as Golden;
  directory = await mkdtemp(join(tmpdir(), 'framegate-sizes-'));
});

afterAll(() => rm(directory, { recursive: true }));

async function run(size: Size): Promise<RunOutputs> {
  const [batch, , height, width] = size;
  const { network, selection, decoded } = stagesOf({
    variant: 'rfdetr-nano',
    imageSize: { height, width },
    batch,
    weights: hashWeights(golden.salt),
  });
  network.graph.output('selected', selection.selected);
  network.graph.output('dets', decoded.boxes);
  network.graph.output('labels', decoded.logits);
  const path = join(directory, 'sizes.onnx');
  await writeModel(network.graph.finish({ name: 'sizes', producer: { name: 'test', version: '0' } }), path);
  return runOnnx(path, [
    { name: 'input', type: 'float32', data: hashNoise(batch, height, width), dims: size },
  ]);
}

describe('RF-DETR at a size that is not its own agrees with NumPy', () => {
  it.each([
    ['in a batch of oblong images with fewer patches than queries', 0],
    ['with positions stretched one way and squeezed the other', 1],
    ['where patches at the border of a long image propose nothing', 2],
  ])('%s', async (_, index) => {
    const { size, images } = golden.cases[index]!;
    const { dets, labels, selected } = await run(size);
    expect(dets!.dims).toEqual([size[0], queries, 4]);
    expect(labels!.dims).toEqual([size[0], queries, classes]);
    images.forEach((expected, slot) => {
      const count = expected.selected.length;
      const found = [...selected!.data.subarray(slot * count, (slot + 1) * count)].map(Number);
      expect(found).toEqual(expected.selected);
      expected.rows.forEach((row, at) => {
        const start = slot * queries + row;
        const box = dets!.data.subarray(4 * start, 4 * start + 4);
        expect(distance(box, expected.dets[at]!)).toBeLessThan(boxTolerance);
        const logits = labels!.data.subarray(classes * start, classes * (start + 1));
        const compared = logits.filter((_, column) => column % step === 0);
        expect(distance(compared, expected.labels[at]!)).toBeLessThan(logitTolerance);
      });
      const all = labels!.data.subarray(slot * queries * classes, (slot + 1) * queries * classes);
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
      expect(distance([mean, Math.sqrt(variance)], [expected.mean, expected.std])).toBeLessThan(1e-5);
    });
  });
});

function distance(found: ArrayLike<number>, expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  return Math.max(...expected.map((value, index) => Math.abs(value - found[index]!)));
}
