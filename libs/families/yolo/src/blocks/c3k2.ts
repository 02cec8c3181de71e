import { concat, split, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { bottleneck } from './bottleneck.js';
import { c3k } from './c3k.js';
import { convBlock } from './conv-block.js';

export interface C3k2Options {
  readonly outChannels: number;
  readonly repeats: number;
  /** Inner blocks are C3k rather than bottlenecks. */
  readonly usesC3k: boolean;
  /** Width of the inner blocks as a share of the output's. */
  readonly expansion: number;
}

/** Splits in halves, chains the inner blocks on the second, and joins every intermediate result. */
export function c3k2(network: Network, path: string, x: Tensor, options: C3k2Options): Tensor {
  const { outChannels, repeats, usesC3k, expansion } = options;
  const hidden = Math.trunc(outChannels * expansion);
  const wide = convBlock(network, `${path}.cv1`, x, { outChannels: 2 * hidden, kernel: 1 });
  const [kept, first] = network.at(path, () => split(wide, 1, [hidden, hidden])) as [Tensor, Tensor];
  const chain: [Tensor, ...Tensor[]] = [kept, first];
  let last = first;
  for (let index = 0; index < repeats; index++) {
    const inner = `${path}.m.${index}`;
    last = usesC3k ? c3k(network, inner, last) : bottleneck(network, inner, last, Math.trunc(hidden / 2));
    chain.push(last);
  }
  const joined = network.at(path, () => concat(chain, 1));
  return convBlock(network, `${path}.cv2`, joined, { outChannels, kernel: 1 });
}
