import { add, type Tensor } from '@framegate/model-graph';
import { dotProductAttention, linear, type Network } from '@framegate/network-blocks';
import { heads } from './settings.js';

/** Attention of x [B, N, C] to itself: `position` (broadcast to x) says where to look from and to, not what is seen. */
export function selfAttention(network: Network, path: string, x: Tensor, position: Tensor): Tensor {
  const placed = network.at(path, () => add(x, position));
  const channels = x.shape[2]!;
  const q = linear(network, `${path}.q_proj`, placed, channels);
  const k = linear(network, `${path}.k_proj`, placed, channels);
  const v = linear(network, `${path}.v_proj`, x, channels);
  const mixed = network.at(path, () => dotProductAttention({ q, k, v }, heads));
  return linear(network, `${path}.out_proj`, mixed, channels);
}
