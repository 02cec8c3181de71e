import { relu, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { linear } from './linear.js';

/** Linear layers `layers.0`, `layers.1`, … of the given widths with ReLU between them, none after the last. */
export function mlp(network: Network, path: string, x: Tensor, widths: readonly number[]): Tensor {
  return widths.reduce((value, width, index) => {
    const y = linear(network, `${path}.layers.${index}`, value, width);
    return index === widths.length - 1 ? y : network.at(path, () => relu(y));
  }, x);
}
