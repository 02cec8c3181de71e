import { conv, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { foldedBias, foldedWeight, type NormalisedConv } from '../weights/fold-batch-norm.js';

/** Where a checkpoint keeps a convolution and the batch normalisation behind it. */
export interface ConvBatchNormPaths {
  readonly conv: string;
  readonly norm: string;
  /** Added to the variance. */
  readonly epsilon: number;
}

export interface ConvBatchNormOptions {
  readonly outChannels: number;
  /** Odd. */
  readonly kernel: number;
  readonly stride?: number;
  readonly groups?: number;
  /** A bias besides batch normalisation's, which checkpoints have or lack. None unless told otherwise. */
  readonly convBias?: 'optional' | 'none';
}

/** Convolution with batch normalisation folded into it, not activated. Padding keeps the size at stride 1. */
export function convBatchNorm(
  network: Network,
  paths: ConvBatchNormPaths,
  x: Tensor,
  { outChannels, kernel, stride = 1, groups = 1, convBias = 'none' }: ConvBatchNormOptions,
): Tensor {
  const shape = [outChannels, x.shape[1]! / groups, kernel, kernel];
  const tensors = normalisedConv(network, paths, shape, convBias);
  const weight = network.stored(`${paths.conv}.weight`, shape, () => foldedWeight(network.source, tensors));
  const bias = network.stored(`${paths.conv}.bias`, [outChannels], () => foldedBias(network.source, tensors));
  return network.at(paths.conv, () => conv(x, weight, bias, { stride, groups, padding: (kernel - 1) / 2 }));
}

/** Asks the checkpoint for the tensors, in its order. */
export function normalisedConv(
  network: Network,
  { conv, norm, epsilon }: ConvBatchNormPaths,
  shape: readonly number[],
  convBias: 'optional' | 'none' = 'none',
): NormalisedConv {
  const channels = [shape[0]!];
  const perChannel = (name: string) => network.require({ name: `${norm}.${name}`, shape: channels });
  return {
    weight: network.require({ name: `${conv}.weight`, shape }),
    ...(convBias === 'optional' && {
      bias: network.require({ name: `${conv}.bias`, shape: channels, optional: true }),
    }),
    norm: {
      weight: perChannel('weight'),
      bias: perChannel('bias'),
      mean: perChannel('running_mean'),
      variance: perChannel('running_var'),
    },
    epsilon,
  };
}
