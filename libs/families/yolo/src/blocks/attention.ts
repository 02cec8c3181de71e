import { add, matmul, mul, reshape, softmax, split, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { convBlock } from './conv-block.js';

/**
 * Multi-head self-attention over all positions of x [B, C, H, W], with a depthwise convolution of the values
 * as positional encoding. Heads are 64 wide and own neighbouring channels of `qkv`: q 32, k 32, v 64.
 */
export function attention(network: Network, path: string, x: Tensor): Tensor {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const heads = Math.max(Math.floor(channels / 64), 1);
  const headDim = channels / heads;
  const keyDim = Math.trunc(headDim * 0.5);
  const positions = height * width;
  const linear = { kernel: 1, activation: 'none' } as const;

  const qkv = convBlock(network, `${path}.qkv`, x, { ...linear, outChannels: channels + 2 * heads * keyDim });
  const [attended, values] = network.at<[Tensor, Tensor]>(path, () => {
    const perHead = reshape(qkv, [batch, heads, 2 * keyDim + headDim, positions]);
    const [q, k, v] = split(perHead, 2, [keyDim, keyDim, headDim]) as [Tensor, Tensor, Tensor];
    const scaled = mul(q, network.graph.floats([keyDim ** -0.5]));
    const weights = softmax(matmul(transpose(scaled, [0, 1, 3, 2]), k), -1);
    const mixed = matmul(v, transpose(weights, [0, 1, 3, 2]));
    return [reshape(mixed, x.shape), reshape(v, x.shape)];
  });
  const position = convBlock(network, `${path}.pe`, values, {
    outChannels: channels,
    kernel: 3,
    groups: channels,
    activation: 'none',
  });
  const sum = network.at(path, () => add(attended, position));
  return convBlock(network, `${path}.proj`, sum, { ...linear, outChannels: channels });
}
