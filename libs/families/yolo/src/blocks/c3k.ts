import { concat, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { bottleneck } from './bottleneck.js';
import { convBlock } from './conv-block.js';

/** Two branches of half the width, one through two bottlenecks of full inner width, joined by a 1×1 convolution. */
export function c3k(network: Network, path: string, x: Tensor): Tensor {
  const channels = x.shape[1]!;
  const hidden = Math.trunc(channels / 2);
  const narrow = { outChannels: hidden, kernel: 1 } as const;
  let deep = convBlock(network, `${path}.cv1`, x, narrow);
  deep = bottleneck(network, `${path}.m.0`, deep, hidden);
  deep = bottleneck(network, `${path}.m.1`, deep, hidden);
  const shallow = convBlock(network, `${path}.cv2`, x, narrow);
  const joined = network.at(path, () => concat([deep, shallow], 1));
  return convBlock(network, `${path}.cv3`, joined, { outChannels: channels, kernel: 1 });
}
