import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Detection } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { runOnnx } from '@framegate/model-graph/testing';
import { cocoCategories } from '@framegate/vision-processing';
import { buildRfdetr } from '../architecture/build-rfdetr.js';
import { createRfdetrPipeline } from '../pipeline/index.js';
import { paintedScene } from '../testing/painted-scene.js';
import { findVariant } from '../variants/variants.js';
import { syntheticWeights } from './synthetic-weights.js';

describe.each(['rfdetr-nano', 'rfdetr-small', 'rfdetr-medium'])('%s with synthetic weights', (variant) => {
  let directory: string;
  let found: Detection[][];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'framegate-synthetic-'));
    const path = join(directory, `${variant}.onnx`);
    const imageSize = findVariant(variant).nativeSize;
    const graph = buildRfdetr({ variant, imageSize, batch: 2, weights: syntheticWeights(variant) });
    await writeModel(graph, path);
    const pipeline = createRfdetrPipeline({ ...graph, producer: 'framegate', opset: 20 }, {});
    const placements = [paintedScene(320, 240, 1), paintedScene(64, 90, 2)].map((scene, slot) =>
      pipeline.preprocess(scene, slot),
    );
    const { data, dims } = pipeline.inputs['input']!;
    const raw = await runOnnx(path, [{ name: 'input', type: 'float32', data: data as Float32Array, dims }]);
    // What a worker sends has typed arrays of another realm than jest's.
    const outputs = Object.fromEntries(
      Object.entries(raw).map(([name, value]) => [name, { ...value, data: Float32Array.from(value.data) }]),
    );
    found = placements.map((placement, slot) => pipeline.postprocess(outputs, slot, placement, {}));
  });

  afterAll(() => rm(directory, { recursive: true }));

  it('finds a handful of objects in every image', () => {
    for (const detections of found) {
      expect(detections.length).toBeGreaterThanOrEqual(5);
      expect(detections.length).toBeLessThanOrEqual(50);
    }
  });

  it('finds other objects in another image', () => {
    const classes = found.map((detections) => detections.map((detection) => detection.class));
    expect(classes[0]).not.toEqual(classes[1]);
  });

  it('names categories that there are', () => {
    for (const { class: id, label } of found.flat()) expect(label).toBe(cocoCategories.get(id));
  });

  it('gives boxes of many places and sizes, none far larger than the image', () => {
    for (const [index, [width, height]] of (
      [
        [320, 240],
        [64, 90],
      ] as const
    ).entries()) {
      const shares = found[index]!.map(({ box: [x1, y1, x2, y2] }) => [
        (x2 - x1) / width,
        (y2 - y1) / height,
        (x1 + x2) / 2 / width,
        (y1 + y2) / 2 / height,
      ]);
      const spreads = [0, 1, 2, 3].map((value) => {
        const column = shares.map((box) => box[value]!);
        return [Math.min(...column), Math.max(...column)] as const;
      });
      for (const [smallest, largest] of spreads.slice(0, 2)) {
        expect(smallest).toBeGreaterThan(0.01);
        expect(largest).toBeLessThan(1.5);
        expect(largest / smallest).toBeGreaterThan(1.5);
      }
      for (const [lowest, highest] of spreads.slice(2)) {
        expect(lowest).toBeGreaterThan(-0.5);
        expect(highest).toBeLessThan(1.5);
        expect(highest - lowest).toBeGreaterThan(0.3);
      }
    }
  });
});
