import { add, matmul, mul, reshape, softmax, split, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { convBlock } from './conv-block.js';

const headDim = 32;

/**
 * Multi-head self-attention within `areas` runs of x [B, C, H, W]: its positions in row-major order are cut into that
 * many of equal length, which may end amid a row. A depthwise convolution of the values, over the whole map, is the
 * positional encoding. Heads own neighbouring channels of `qkv`: q 32, k 32, v 32.
 */
export function areaAttention(network: Network, path: string, x: Tensor, areas: number): Tensor {
  const channels = x.shape[1]!;
  const linear = { kernel: 1, activation: 'none' } as const;
  const qkv = convBlock(network, `${path}.qkv`, x, { ...linear, outChannels: 3 * channels });
  const { attended, values } = network.at(path, () => attend(network, qkv, x.shape, areas));
  const position = convBlock(network, `${path}.pe`, values, {
    outChannels: channels,
    kernel: 7,
    groups: channels,
    activation: 'none',
    convBias: 'optional',
  });
  const sum = network.at(path, () => add(attended, position));
  return convBlock(network, `${path}.proj`, sum, { ...linear, outChannels: channels });
}

/**
 * Heads and areas are axes of their own, so that nothing but small matrices is transposed. The weights stand left in
 * the last product, where runtimes read them as they are; as right operand they, the largest of all, would be repacked.
 */
function attend(
  network: Network,
  qkv: Tensor,
  shape: Tensor['shape'],
  areas: number,
): { attended: Tensor; values: Tensor } {
  const [batch, channels, height, width] = shape as [number, number, number, number];
  const heads = channels / headDim;
  const perHead = reshape(qkv, [batch * heads, 3 * headDim, areas, (height * width) / areas]);
  const [q, k, v] = split(perHead, 1, [headDim, headDim, headDim]) as [Tensor, Tensor, Tensor];
  const queries = transpose(mul(q, network.graph.floats([headDim ** -0.5])), [0, 2, 3, 1]);
  const weights = softmax(matmul(queries, transpose(k, [0, 2, 1, 3])), -1);
  const mixed = matmul(weights, transpose(v, [0, 2, 3, 1]));
  return { attended: reshape(transpose(mixed, [0, 3, 1, 2]), shape), values: reshape(v, shape) };
}
