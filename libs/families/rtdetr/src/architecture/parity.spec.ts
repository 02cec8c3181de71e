import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast, type Tensor, writeModel } from '@framegate/model-graph';
import { type RunOutputs, runOnnx } from '@framegate/model-graph/testing';
import { readHeads } from '@framegate/vision-processing';
import { heads } from '../pipeline/rtdetr-pipeline.js';
import { expectClose, expectStatistics, type Statistics } from '../testing/expect-close.js';
import { goldenImage, goldenWeights } from '../testing/golden-weights.js';
import { partsOf } from './build-rtdetr.js';

const { abs } = Math;

/** Expected values computed in float64 by an implementation that is not ours. */
interface Golden {
  salt: string;
  stages: Record<string, Statistics>;
  input_stats: Statistics;
  topk_first20: number[];
  topk_last5: number[];
  topk_sum: number;
  logits: Statistics;
  logits_rows0_4_cols0_7: number[][];
  pred_boxes: Statistics;
  pred_boxes_rows0_9: number[][];
  post_top10: { score: number; label: number; query: number; xyxy_norm: number[] }[];
  sample_weights: Record<string, number[]>;
}

const side = 640;
const logitTolerance = 1e-4;
const boxTolerance = 1e-5;

describe.each(['rtdetr-r18', 'rtdetr-r34', 'rtdetr-r101'])('%s under hash-generated weights', (variant) => {
  let golden: Golden;
  let image: Float32Array;
  let outputs: RunOutputs;
  let directory: string;

  beforeAll(async () => {
    const url = new URL(`../testing/golden/${variant}.json`, import.meta.url);
    golden = JSON.parse(await readFile(url, 'utf8')) as Golden;
    directory = await mkdtemp(join(tmpdir(), 'framegate-parity-'));
    const path = join(directory, `${variant}.onnx`);
    const { network, ...parts } = partsOf({
      variant,
      imageSize: { height: side, width: side },
      batch: 1,
      weights: goldenWeights(golden.salt),
    });
    const tensors: Record<string, Tensor> = {
      memory: parts.memory,
      output_memory: parts.selection.candidates.features,
      enc_class: parts.selection.candidates.logits,
      indices: cast(parts.selection.indices, 'float32'),
      logits: parts.predictions.logits,
      pred_boxes: parts.predictions.boxes,
    };
    parts.backbone.forEach((map, level) => (tensors[`c${level + 3}`] = map));
    parts.encoder.forEach((map, level) => (tensors[`e${level}`] = map));
    for (const [name, tensor] of Object.entries(tensors)) network.graph.output(name, tensor);
    const producer = { name: 'test', version: '0' };
    await writeModel(network.graph.finish({ name: variant, producer }), path);
    image = goldenImage(side);
    const dims = [1, 3, side, side];
    outputs = await runOnnx(path, [{ name: 'pixel_values', type: 'float32', data: image, dims }]);
  });

  afterAll(() => rm(directory, { recursive: true }));

  it('is given the weights and the image that were agreed on', () => {
    const weights = goldenWeights(golden.salt);
    const { network } = partsOf({
      variant,
      imageSize: { height: side, width: side },
      batch: 1,
      weights,
    });
    for (const [name, expected] of Object.entries(golden.sample_weights)) {
      const spec = network.tensors.find((tensor) => tensor.name === name)!;
      expect([...weights.read(spec).subarray(0, expected.length)]).toEqual(expected);
    }
    expectStatistics('input', golden.input_stats, { data: image, dims: [1, 3, side, side] }, 1e-6);
  });

  it('agrees after every stage', () => {
    for (const [stage, expected] of Object.entries(golden.stages)) {
      expectStatistics(stage, expected, outputs[stage]!, 2e-5);
    }
  });

  it('selects exactly the same queries in the same order', () => {
    const indices = [...outputs['indices']!.data];
    expect(indices.slice(0, 20)).toEqual(golden.topk_first20);
    expect(indices.slice(-5)).toEqual(golden.topk_last5);
    expect(indices.reduce((sum, index) => sum + index, 0)).toBe(golden.topk_sum);
  });

  it('agrees on the class logits', () => {
    expectStatistics('logits', golden.logits, outputs['logits']!, logitTolerance);
    golden.logits_rows0_4_cols0_7.forEach((row, query) => {
      expectClose(
        `logits of query ${query}`,
        outputs['logits']!.data.subarray(80 * query),
        row,
        logitTolerance,
      );
    });
  });

  it('agrees on the boxes', () => {
    expectStatistics('boxes', golden.pred_boxes, outputs['pred_boxes']!, boxTolerance);
    golden.pred_boxes_rows0_9.forEach((row, query) => {
      expectClose(
        `box of query ${query}`,
        outputs['pred_boxes']!.data.subarray(4 * query),
        row,
        boxTolerance,
      );
    });
  });

  it('finds the same objects first', () => {
    const image = { batch: 1, slot: 0, size: { width: 1, height: 1 }, threshold: 0 };
    const predictions = Object.fromEntries(
      ['logits', 'pred_boxes'].map((name) => {
        const { data, dims } = outputs[name]!;
        return [name, { data: Float32Array.from(data), dims }];
      }),
    );
    const found = readHeads(predictions, heads, image).slice(0, golden.post_top10.length);
    const scores = golden.post_top10.map(({ score }) => score);
    expectClose(
      'scores',
      found.map(({ score }) => score),
      scores,
      boxTolerance,
    );
    for (const { label, xyxy_norm: corners } of golden.post_top10) {
      const near = found.some(
        ({ class: index, box }) =>
          index === label && corners.every((corner, side) => abs(corner - box[side]!) < boxTolerance),
      );
      expect({ label, corners, near }).toEqual({ label, corners, near: true });
    }
  });
});
