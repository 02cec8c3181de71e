import { add, matmul, type Tensor } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { transposed } from '../weights/transposed.js';
import { dotProductAttention } from './dot-product-attention.js';
import { linear } from './linear.js';

/**
 * Multi-head self-attention as PyTorch's `nn.MultiheadAttention` stores it: the rows of `in_proj_weight` [3 C, C] are those
 * of queries, keys and values. `position`, where given, is added for queries and keys alone. x [B, N, C] → [B, N, C].
 */
export function selfAttention(
  network: Network,
  path: string,
  x: Tensor,
  heads: number,
  position?: Tensor,
): Tensor {
  const channels = x.shape[2]!;
  const project = stackedProjections(network, path, channels);
  const placed = position ? network.at(path, () => add(x, position)) : x;
  const [q, k, v] = [project('q', placed), project('k', placed), project('v', x)];
  const mixed = network.at(path, () => dotProductAttention({ q, k, v }, heads));
  return linear(network, `${path}.out_proj`, mixed, channels);
}

const rowBlocks = { q: 0, k: 1, v: 2 } as const;

function stackedProjections(network: Network, path: string, channels: number) {
  const weight = network.require({ name: `${path}.in_proj_weight`, shape: [3 * channels, channels] });
  const bias = network.require({ name: `${path}.in_proj_bias`, shape: [3 * channels] });
  return (part: keyof typeof rowBlocks, x: Tensor): Tensor => {
    const start = rowBlocks[part] * channels;
    const factor = network.graph.weight(`${weight.name}.${part}`, [channels, channels], () => {
      const rows = network.source.read(weight).subarray(start * channels, (start + channels) * channels);
      return transposed(rows, channels, channels);
    });
    const summand = network.graph.weight(`${bias.name}.${part}`, [channels], () =>
      network.source.read(bias).slice(start, start + channels),
    );
    return network.at(path, () => add(matmul(x, factor), summand));
  };
}
