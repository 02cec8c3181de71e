import { layerNormalization, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';

/** Layer normalisation over the last axis. */
export function layerNorm(network: Network, path: string, x: Tensor, epsilon: number): Tensor {
  const size = x.shape.at(-1)!;
  const scale = network.weight(`${path}.weight`, [size]);
  const bias = network.weight(`${path}.bias`, [size]);
  return network.at(path, () => layerNormalization(x, scale, bias, epsilon));
}
