import { loadFamily } from '@framegate/model-family';
import { gflops, parameterCount } from '@framegate/model-graph';
import type { Manifest } from '@framegate/model-registry';

/** What a model has to do for one image, counted on its graph: the same on every machine. */
export interface ModelWork {
  /** 10⁹ floating-point operations. */
  readonly gflops: number;
  readonly parameters: number;
}

/** At the manifest's image size, all networks together, a batch of one. No weights are read. */
export async function countWork({ family: name, variant, imageSize }: Manifest): Promise<ModelWork> {
  const family = await loadFamily(name);
  const parts = family.build({ variant, imageSize, batch: 1, weights: family.syntheticWeights(variant) });
  return {
    gflops: parts.reduce((sum, { graph }) => sum + gflops(graph), 0),
    parameters: parts.reduce((sum, { graph }) => sum + parameterCount(graph), 0),
  };
}
