import { add, concat, mul, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { areaAttentionBlock } from './area-attention-block.js';
import { c3k } from './c3k.js';
import { convBlock } from './conv-block.js';

export interface A2C2fOptions {
  readonly outChannels: number;
  readonly repeats: number;
  /** Each inner block is two attention blocks; C3k where this is left out. */
  readonly attention: A2C2fAttention | undefined;
}

export interface A2C2fAttention {
  readonly areas: number;
  /** Hidden width of the perceptron in an attention block, as a share of the block's. */
  readonly mlpRatio: number;
  /** The module's input, which must be as wide as its output, is added to the output scaled by a learnt gamma [C]. */
  readonly residual: boolean;
}

/** Narrows to half the width, chains the inner blocks, and joins every intermediate result. */
export function a2c2f(network: Network, path: string, x: Tensor, options: A2C2fOptions): Tensor {
  const { outChannels, repeats, attention } = options;
  const hidden = Math.trunc(outChannels / 2);
  const gamma = attention?.residual ? gammaOf(network, path, outChannels) : undefined;
  const first = convBlock(network, `${path}.cv1`, x, { outChannels: hidden, kernel: 1 });
  const chain: [Tensor, ...Tensor[]] = [first];
  let last = first;
  for (let index = 0; index < repeats; index++) {
    last = innerBlock(network, `${path}.m.${index}`, last, attention);
    chain.push(last);
  }
  const joined = network.at(path, () => concat(chain, 1));
  const y = convBlock(network, `${path}.cv2`, joined, { outChannels, kernel: 1 });
  return gamma ? network.at(path, () => add(x, mul(gamma, y))) : y;
}

function innerBlock(network: Network, path: string, x: Tensor, attention: A2C2fAttention | undefined) {
  if (!attention) return c3k(network, path, x);
  const first = areaAttentionBlock(network, `${path}.0`, x, attention);
  return areaAttentionBlock(network, `${path}.1`, first, attention);
}

/** Stored [1, C, 1, 1], as it is multiplied; a checkpoint has it as [C]. */
function gammaOf(network: Network, path: string, channels: number): Tensor {
  const spec = { name: `${path}.gamma`, shape: [channels] };
  network.require(spec);
  return network.graph.weight(spec.name, [1, channels, 1, 1], () => network.source.read(spec));
}
