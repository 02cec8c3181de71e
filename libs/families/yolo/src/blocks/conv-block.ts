import type { Tensor } from '@framegate/model-graph';
import { convBatchNorm, type ConvBatchNormOptions, type Network, silu } from '@framegate/network-blocks';

export interface ConvBlockOptions extends ConvBatchNormOptions {
  readonly kernel: 1 | 3 | 7;
  readonly stride?: 1 | 2;
  /** SiLU unless told otherwise. */
  readonly activation?: 'silu' | 'none';
}

/** YOLO's, not PyTorch's default of 1e-5. */
const epsilon = 1e-3;

/** Convolution with batch normalisation folded into it, then SiLU. Padding keeps the size at stride 1. */
export function convBlock(network: Network, path: string, x: Tensor, options: ConvBlockOptions): Tensor {
  const { activation = 'silu', ...convolution } = options;
  const paths = { conv: `${path}.conv`, norm: `${path}.bn`, epsilon };
  const y = convBatchNorm(network, paths, x, convolution);
  return activation === 'silu' ? network.at(`${path}.act`, () => silu(y)) : y;
}
