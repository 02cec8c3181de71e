import { conv, mul, sigmoid, type Tensor } from '@framegate/model-graph';
import type { Network } from '../architecture/network.js';
import { convBatchNorm, foldedBias, foldedWeight, tensorsOf } from '../weights/fold-batch-norm.js';

export interface ConvBlockOptions {
  readonly outChannels: number;
  readonly kernel: 1 | 3 | 7;
  readonly stride?: 1 | 2;
  readonly groups?: number;
  /** SiLU unless told otherwise. */
  readonly activation?: 'silu' | 'none';
  /** A bias besides batch normalisation's, which checkpoints have or lack. None unless told otherwise. */
  readonly convBias?: 'optional' | 'none';
}

/** Convolution with batch normalisation folded into it, then SiLU. Padding keeps the size at stride 1. */
export function convBlock(network: Network, path: string, x: Tensor, options: ConvBlockOptions): Tensor {
  const { outChannels, kernel, stride = 1, groups = 1, activation = 'silu', convBias = 'none' } = options;
  const weightShape = [outChannels, x.shape[1]! / groups, kernel, kernel] as const;
  const tensors = convBatchNorm(path, weightShape, convBias);
  network.require(...tensorsOf(tensors));
  const weight = network.graph.weight(`${path}.conv.weight`, weightShape, () =>
    foldedWeight(network.source, tensors),
  );
  const bias = network.graph.weight(`${path}.conv.bias`, [outChannels], () =>
    foldedBias(network.source, tensors),
  );
  const y = network.at(`${path}.conv`, () =>
    conv(x, weight, bias, { stride, groups, padding: (kernel - 1) / 2 }),
  );
  return activation === 'silu' ? network.at(`${path}.act`, () => silu(y)) : y;
}

/** x · sigmoid(x): the pair that exporters write and runtimes fuse. */
function silu(x: Tensor): Tensor {
  return mul(x, sigmoid(x));
}
