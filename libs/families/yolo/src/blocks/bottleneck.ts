import { add, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { convBlock } from './conv-block.js';

/** x + two 3×3 convolutions through `hidden` channels. Every one in these networks has the shortcut, neck included. */
export function bottleneck(network: Network, path: string, x: Tensor, hidden: number): Tensor {
  const inner = convBlock(network, `${path}.cv1`, x, { outChannels: hidden, kernel: 3 });
  const outer = convBlock(network, `${path}.cv2`, inner, { outChannels: x.shape[1]!, kernel: 3 });
  return network.at(path, () => add(x, outer));
}
