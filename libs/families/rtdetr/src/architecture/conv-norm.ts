import type { Tensor } from '@framegate/model-graph';
import { convBatchNorm, type ConvBatchNormOptions, type Network } from '@framegate/network-blocks';
import { epsilon } from './settings.js';

/** Names of a convolution and its normalisation, which differ from one part of the checkpoint to the next. */
const names = {
  backbone: ['convolution', 'normalization'],
  encoder: ['conv', 'norm'],
  projection: ['0', '1'],
} as const;

/** A convolution with batch normalisation, not activated. */
export function convNorm(
  network: Network,
  part: keyof typeof names,
  path: string,
  x: Tensor,
  options: ConvBatchNormOptions,
): Tensor {
  return convBatchNorm(network, convNormPaths(part, path), x, options);
}

export function convNormPaths(part: keyof typeof names, path: string) {
  const [conv, norm] = names[part];
  return { conv: `${path}.${conv}`, norm: `${path}.${norm}`, epsilon };
}
