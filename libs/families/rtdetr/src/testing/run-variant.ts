import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageSize } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { type RunOutputs, runOnnx } from '@framegate/model-graph/testing';
import { buildRtdetr } from '../architecture/build-rtdetr.js';
import { syntheticWeights } from '../weights/synthetic-weights.js';

/** What a variant with synthetic weights answers to images [3, H, W] that are one batch. */
export async function runVariant(
  variant: string,
  imageSize: ImageSize,
  images: readonly Float32Array[],
): Promise<RunOutputs> {
  const directory = await mkdtemp(join(tmpdir(), 'framegate-rtdetr-'));
  try {
    const path = join(directory, 'model.onnx');
    const weights = syntheticWeights(variant);
    await writeModel(buildRtdetr({ variant, imageSize, batch: images.length, weights }), path);
    const data = new Float32Array(images.length * images[0]!.length);
    images.forEach((image, slot) => data.set(image, slot * image.length));
    const dims = [images.length, 3, imageSize.height, imageSize.width];
    return await runOnnx(path, [{ name: 'pixel_values', type: 'float32', data, dims }]);
  } finally {
    await rm(directory, { recursive: true });
  }
}
