import { concat, maxPool, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { convBlock } from './conv-block.js';

/**
 * Spatial pyramid pooling: three 5×5 max pools in a row, each result kept.
 * The first convolution has its SiLU, as in all official YOLO11 weights (some releases of the
 * upstream package build it without one, and then disagree with those weights).
 */
export function sppf(network: Network, path: string, x: Tensor, outChannels: number): Tensor {
  const hidden = Math.trunc(x.shape[1]! / 2);
  const first = convBlock(network, `${path}.cv1`, x, { outChannels: hidden, kernel: 1 });
  const pyramid: [Tensor, ...Tensor[]] = [first];
  const joined = network.at(path, () => {
    for (let last = first; pyramid.length < 4; pyramid.push(last))
      last = maxPool(last, { kernel: 5, padding: 2 });
    return concat(pyramid, 1);
  });
  return convBlock(network, `${path}.cv2`, joined, { outChannels, kernel: 1 });
}
