import { add, concat, type Tensor } from '@framegate/model-graph';
import { type Network, repVgg, silu } from '@framegate/network-blocks';
import type { EncoderShape } from '../variants/variants.js';
import { convNorm, convNormPaths } from './conv-norm.js';

const repeats = 3;

/**
 * Two maps of C channels fused into one ("CSPRepLayer"): one branch runs through RepVGG blocks, the other past them,
 * and they are added.
 */
export function fusionBlock(
  network: Network,
  path: string,
  maps: readonly [Tensor, Tensor],
  { channels, fusionChannels }: EncoderShape,
): Tensor {
  const joined = network.at(path, () => concat(maps, 1));
  const narrow = { outChannels: fusionChannels, kernel: 1 };
  let deep = convSilu(network, `${path}.conv1`, joined, narrow);
  for (let index = 0; index < repeats; index++) {
    const block = `${path}.bottlenecks.${index}`;
    const y = repVgg(network, block, deep, {
      wide: convNormPaths('encoder', `${block}.conv1`),
      narrow: convNormPaths('encoder', `${block}.conv2`),
    });
    deep = network.at(block, () => silu(y));
  }
  const past = convSilu(network, `${path}.conv2`, joined, narrow);
  const sum = network.at(path, () => add(deep, past));
  if (fusionChannels === channels) return sum;
  return convSilu(network, `${path}.conv3`, sum, { outChannels: channels, kernel: 1 });
}

export function convSilu(
  network: Network,
  path: string,
  x: Tensor,
  options: { readonly outChannels: number; readonly kernel: number; readonly stride?: number },
): Tensor {
  const y = convNorm(network, 'encoder', path, x, options);
  return network.at(path, () => silu(y));
}
