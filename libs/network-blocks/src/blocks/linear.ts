import { add, matmul, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { transposed } from '../weights/transposed.js';

/**
 * x · Wᵀ + b over the last axis: x […, in] → […, out]. Checkpoints store W as [out, in]; the file holds it transposed,
 * so that no run has to.
 */
export function linear(network: Network, path: string, x: Tensor, outFeatures: number): Tensor {
  const inFeatures = x.shape.at(-1)!;
  const spec = network.require({ name: `${path}.weight`, shape: [outFeatures, inFeatures] });
  const weight = network.stored(spec.name, [inFeatures, outFeatures], () =>
    transposed(network.source.read(spec), outFeatures, inFeatures),
  );
  const bias = network.weight(`${path}.bias`, [outFeatures]);
  return network.at(path, () => add(matmul(x, weight), bias));
}
