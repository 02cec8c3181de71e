import { join } from 'node:path';
import { loadFamily } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import { forAnyBatch } from './any-batch.js';
import type { Deployment } from './deployment.js';

type Artifact = Pick<Deployment, 'family' | 'variant' | 'imageSize' | 'batch'>;

/** Writes the networks with synthetic weights into the folder, and returns their paths. */
export async function writeModelFiles(
  { family: name, variant, imageSize, batch }: Artifact,
  folder: string,
): Promise<string[]> {
  const family = await loadFamily(name);
  const parts = family.build({
    variant,
    imageSize,
    batch: batch === 'any' ? 1 : batch,
    weights: family.syntheticWeights(variant),
  });
  const { height, width } = imageSize;
  const paths: string[] = [];
  for (const part of parts) {
    const path = join(folder, `${variant}.${height}x${width}.batch-${batch}.${part.name || 'model'}.onnx`);
    await writeModel(batch === 'any' ? forAnyBatch(part.graph) : part.graph, path);
    paths.push(path);
  }
  return paths;
}
