import { conv, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { repVggBias, repVggWeight } from '../weights/fold-rep-vgg.js';
import { type ConvBatchNormPaths, normalisedConv } from './conv-batch-norm.js';

/**
 * The sum of a normalised 3×3 (`wide`) and a normalised 1×1 convolution (`narrow`) of x, as the one 3×3 convolution that
 * it is; channels stay as many, nothing is activated.
 */
export function repVgg(
  network: Network,
  path: string,
  x: Tensor,
  { wide, narrow }: Readonly<Record<'wide' | 'narrow', ConvBatchNormPaths>>,
): Tensor {
  const channels = x.shape[1]!;
  const shape = [channels, channels, 3, 3];
  const tensors = {
    wide: normalisedConv(network, wide, shape),
    narrow: normalisedConv(network, narrow, [channels, channels, 1, 1]),
  };
  const weight = network.stored(`${path}.weight`, shape, () => repVggWeight(network.source, tensors));
  const bias = network.stored(`${path}.bias`, [channels], () => repVggBias(network.source, tensors));
  return network.at(path, () => conv(x, weight, bias, { padding: 1 }));
}
