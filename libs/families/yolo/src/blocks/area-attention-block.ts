import { add, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { areaAttention } from './area-attention.js';
import { convBlock } from './conv-block.js';

export interface AreaAttentionBlockOptions {
  readonly areas: number;
  readonly mlpRatio: number;
}

/** Upstream's ABlock: area attention, then a perceptron of two 1×1 convolutions, each added to what it reads. */
export function areaAttentionBlock(
  network: Network,
  path: string,
  x: Tensor,
  { areas, mlpRatio }: AreaAttentionBlockOptions,
): Tensor {
  const channels = x.shape[1]!;
  const attended = areaAttention(network, `${path}.attn`, x, areas);
  const y = network.at(path, () => add(x, attended));
  const hidden = convBlock(network, `${path}.mlp.0`, y, {
    outChannels: Math.trunc(channels * mlpRatio),
    kernel: 1,
  });
  const fed = convBlock(network, `${path}.mlp.1`, hidden, {
    outChannels: channels,
    kernel: 1,
    activation: 'none',
  });
  return network.at(path, () => add(y, fed));
}
