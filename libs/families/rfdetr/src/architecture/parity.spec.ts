import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transpose, writeModel } from '@framegate/model-graph';
import { type RunOutputs, runOnnx } from '@framegate/model-graph/testing';
import { toCorners, topQueries } from '@framegate/vision-processing';
import { unwindowed } from '../projector/projector.js';
import { hashImage, hashWeights } from '../testing/hash-weights.js';
import { findVariant } from '../variants/variants.js';
import { stagesOf } from './build-rfdetr.js';

interface Statistics {
  shape: number[];
  mean: number;
  std: number;
  absmax: number;
  first8: number[];
}

/** Expected values computed in float64 by an implementation that is not ours. */
interface Golden {
  salt: string;
  input_stats: Statistics;
  stages: Record<string, Statistics>;
  topk_first20: number[];
  topk_last5: number[];
  topk_sum: number;
  labels: Statistics;
  labels_rows0_4_cols0_7: number[][];
  dets: Statistics;
  dets_rows0_9: number[][];
  post_top10: { score: number; label: number; query: number; xyxy_norm: number[] }[];
}

/** What was seen between float32 implementations is a tenth of it; the smallest mistake in the architecture costs far more. */
const logitTolerance = 1e-4;
const boxTolerance = 1e-5;

describe.each(['rfdetr-nano', 'rfdetr-medium'])('%s under hash-generated weights', (variant) => {
  const imageSize = findVariant(variant).nativeSize;
  const side = imageSize.height;
  let golden: Golden;
  let image: Float32Array;
  let outputs: RunOutputs;
  let directory: string;

  beforeAll(async () => {
    const url = new URL(`../testing/golden/${variant}.json`, import.meta.url);
    golden = JSON.parse(await readFile(url, 'utf8')) as Golden;
    directory = await mkdtemp(join(tmpdir(), 'framegate-parity-'));
    const path = join(directory, `${variant}.onnx`);
    const weights = hashWeights(golden.salt);
    const { network, grid, features, map, selection, decoded } = stagesOf({
      variant,
      imageSize,
      batch: 1,
      weights,
    });
    const channelsFirst = [0, 3, 1, 2];
    const stages = {
      ...Object.fromEntries(
        features.map((tap, index) => [`feat${index}`, transpose(unwindowed(tap, grid), channelsFirst)]),
      ),
      src: transpose(map, channelsFirst),
      output_memory: selection.encoded,
      enc_class: selection.logits,
      enc_box: selection.boxes,
      selected: selection.selected,
      ref: selection.reference,
      dets: decoded.boxes,
      labels: decoded.logits,
    };
    Object.entries(stages).forEach(([name, tensor]) => network.graph.output(name, tensor));
    await writeModel(network.graph.finish({ name: variant, producer: { name: 'test', version: '0' } }), path);
    image = hashImage(side);
    outputs = await runOnnx(path, [
      { name: 'input', type: 'float32', data: image, dims: [1, 3, side, side] },
    ]);
  });

  afterAll(() => rm(directory, { recursive: true }));

  it('sees the same image', () => {
    expectStatistics('input', { data: image, dims: [1, 3, side, side] }, golden.input_stats, 1e-6);
  });

  it('agrees after every stage', () => {
    for (const [name, expected] of Object.entries(golden.stages)) {
      expectStatistics(name, outputs[name]!, expected, 1e-5);
    }
  });

  it('selects exactly the same patches in the same order', () => {
    const selected = [...outputs['selected']!.data].map(Number);
    expect(selected).toHaveLength(300);
    expect(selected.slice(0, 20)).toEqual(golden.topk_first20);
    expect(selected.slice(-5)).toEqual(golden.topk_last5);
    expect(selected.reduce((sum, index) => sum + index, 0)).toBe(golden.topk_sum);
  });

  it('agrees on logits and boxes', () => {
    expectStatistics('labels', outputs['labels']!, golden.labels, logitTolerance);
    expectStatistics('dets', outputs['dets']!, golden.dets, boxTolerance);
    expectRows(outputs['labels']!, golden.labels_rows0_4_cols0_7, logitTolerance);
    expectRows(outputs['dets']!, golden.dets_rows0_9, boxTolerance);
  });

  it('finds the same ten best detections', () => {
    const found = topQueries(outputs['labels']!.data, 91, 300, 0).slice(0, 10);
    found.forEach(({ query, class: label, score }, rank) => {
      const expected = golden.post_top10[rank]!;
      expect({ query, label }).toEqual({ query: expected.query, label: expected.label });
      expect(score).toBeCloseTo(expected.score, 4);
      const box = toCorners(outputs['dets']!.data, query, { width: 1, height: 1 });
      box.forEach((value, side) => expect(value).toBeCloseTo(expected.xyxy_norm[side]!, 4));
    });
  });
});

function expectStatistics(
  name: string,
  { data, dims }: { data: Float32Array; dims: readonly number[] },
  { shape, mean, std, absmax, first8 }: Statistics,
  tolerance: number,
): void {
  expect({ name, shape: dims }).toEqual({ name, shape });
  const average = data.reduce((sum, value) => sum + value, 0) / data.length;
  const variance = data.reduce((sum, value) => sum + (value - average) ** 2, 0) / data.length;
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const found = [average, Math.sqrt(variance), largest, ...data.subarray(0, 8)];
  const worst = Math.max(
    ...[mean, std, absmax, ...first8].map((value, index) => Math.abs(value - found[index]!)),
  );
  expect({ name, worst: worst < tolerance ? 'close' : worst }).toEqual({ name, worst: 'close' });
}

function expectRows(
  { data, dims }: { data: Float32Array; dims: readonly number[] },
  expected: readonly (readonly number[])[],
  tolerance: number,
): void {
  const columns = dims.at(-1)!;
  expected.forEach((row, index) =>
    row.forEach((value, column) =>
      expect(Math.abs(data[index * columns + column]! - value)).toBeLessThan(tolerance),
    ),
  );
}
