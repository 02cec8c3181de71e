import type { Tensor } from '@framegate/model-graph';
import { linear, type Network } from '@framegate/network-blocks';
import type { BlockShape } from '../variants/hiera.js';
import { groupedAttention } from './attention.js';
import { qkvProjections } from './qkv-projections.js';
import { imagesOf, pooledOrder, windowOrder } from './token-order.js';
import { maxPooled, reordered, type Tokens } from './tokens.js';

/** Halves the scores of attention to a whole grid, 4096 × 4096 a head, at no cost; more parts take longer. */
const globalParts = 2;

/**
 * Multi-head attention within windows, the zeros around the grid's edge included: they are not masked. Where the block
 * pools, each window's queries are pooled before.
 */
export function windowAttention(network: Network, path: string, tokens: Tokens, shape: BlockShape): Tokens {
  const { outChannels, heads, side, window, pools } = shape;
  const isGlobal = window === side;
  const images = imagesOf(tokens.order);
  const order = isGlobal ? tokens.order : windowOrder(side, window, images);
  const windows = network.at(path, () => reordered(tokens, order));
  const { q, k, v } = qkvProjections(network, `${path}.qkv`, windows.x, outChannels, heads);
  const mixed = network.at(path, () => {
    const attend = (queries: Tensor) =>
      groupedAttention(
        { q: queries, k, v },
        {
          heads,
          groups: windows.x.shape[0]! / (window * window),
          parts: isGlobal ? globalParts : 1,
        },
      );
    if (!pools) return reordered({ ...windows, x: attend(q) }, tokens.order);
    const pooled = maxPooled({ ...windows, x: q });
    return reordered({ ...pooled, x: attend(pooled.x) }, pooledOrder(tokens.order));
  });
  return { ...mixed, x: linear(network, `${path}.proj`, mixed.x, outChannels) };
}
