import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeModel } from '@framegate/model-graph';
import { type RunOutputs, runOnnx } from '@framegate/model-graph/testing';
import { hashImage, hashWeights } from '../testing/hash-weights.js';
import { layersOf } from './build-yolo.js';

/** Expected values computed in float64 by an implementation that is not ours. */
interface Golden {
  gain: number;
  input: [number, number, number, number];
  output: number[];
  box_mean: number[];
  score_mean: number;
  score_std: number;
  score_argmax: [number, number];
  probes: [row: number, anchor: number, value: number][];
  layers: [
    index: number,
    type: string,
    shape: number[],
    mean: number,
    std: number,
    first: number,
    last: number,
  ][];
}

/** Four times what float32 arithmetic was seen to add; the smallest mistake in the architecture costs far more. */
const boxTolerance = 1e-3;
const scoreTolerance = 2e-6;

const checkedVariants = ['yolo11n', 'yolo11s', 'yolo11l', 'yolo12n', 'yolo12m', 'yolo12l'];

describe.each(checkedVariants)('%s under hash-generated weights', (variant) => {
  let golden: Golden;
  let outputs: RunOutputs;
  let directory: string;

  beforeAll(async () => {
    golden = JSON.parse(
      await readFile(new URL(`../testing/golden/${variant}.json`, import.meta.url), 'utf8'),
    ) as Golden;
    directory = await mkdtemp(join(tmpdir(), 'framegate-parity-'));
    const path = join(directory, `${variant}.onnx`);
    const [batch, channels, height, width] = golden.input;
    const { network, layers } = layersOf({
      variant,
      imageSize: { height, width },
      batch,
      weights: hashWeights(golden.gain),
    });
    layers.forEach((layer, index) =>
      network.graph.output(index === layers.length - 1 ? 'output0' : `layer${index}`, layer),
    );
    await writeModel(network.graph.finish({ name: variant, producer: { name: 'test', version: '0' } }), path);
    const data = hashImage(batch * channels * height * width);
    outputs = await runOnnx(path, [{ name: 'images', type: 'float32', data, dims: golden.input }]);
  });

  afterAll(() => rm(directory, { recursive: true }));

  it('gives the expected output shape', () => {
    expect(outputs['output0']!.dims).toEqual(golden.output);
  });

  it('agrees at every probe', () => {
    const { data, dims } = outputs['output0']!;
    for (const [row, anchor, value] of golden.probes) {
      const difference = Math.abs(data[row * dims[2]! + anchor]! - value);
      expect({ row, anchor, close: difference < (row < 4 ? boxTolerance : scoreTolerance) }).toEqual({
        row,
        anchor,
        close: true,
      });
    }
  });

  it('agrees on the mean of every box side and on mean, spread and place of the scores', () => {
    const { data, dims } = outputs['output0']!;
    const anchors = dims[2]!;
    golden.box_mean.forEach((mean, row) => {
      expect(Math.abs(average(data.subarray(row * anchors, (row + 1) * anchors)) - mean)).toBeLessThan(
        boxTolerance,
      );
    });
    const scores = data.subarray(4 * anchors);
    const top = scores.indexOf(scores.reduce((highest, score) => Math.max(highest, score)));
    expect(Math.abs(average(scores) - golden.score_mean)).toBeLessThan(scoreTolerance);
    expect(Math.abs(spread(scores) - golden.score_std)).toBeLessThan(scoreTolerance);
    expect([Math.floor(top / anchors), top % anchors]).toEqual(golden.score_argmax);
  });

  it('agrees after every layer', () => {
    for (const [index, , shape, mean, std, first, last] of golden.layers) {
      const { data, dims } = outputs[`layer${index}`]!;
      expect(dims).toEqual(shape);
      const found = [average(data), spread(data), data[0]!, data.at(-1)!];
      const worst = Math.max(...[mean, std, first, last].map((value, at) => Math.abs(found[at]! - value)));
      expect({ index, close: worst < 1e-5 }).toEqual({ index, close: true });
    }
  });
});

function average(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: Float32Array): number {
  const mean = average(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
