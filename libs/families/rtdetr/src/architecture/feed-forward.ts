import type { Tensor } from '@framegate/model-graph';
import { layerNorm, linear, type Network } from '@framegate/network-blocks';
import { add } from '@framegate/model-graph';
import { epsilon } from './settings.js';

/** Two linear layers around an activation. */
export function feedForward(
  network: Network,
  path: string,
  x: Tensor,
  width: number,
  activation: (x: Tensor) => Tensor,
): Tensor {
  const inner = linear(network, `${path}.fc1`, x, width);
  return linear(
    network,
    `${path}.fc2`,
    network.at(path, () => activation(inner)),
    x.shape[2]!,
  );
}

/** What a branch of a transformer layer found is added to what it looked at, then normalised. */
export function addAndNormalise(network: Network, path: string, x: Tensor, branch: Tensor): Tensor {
  return layerNorm(
    network,
    path,
    network.at(path, () => add(x, branch)),
    epsilon,
  );
}
