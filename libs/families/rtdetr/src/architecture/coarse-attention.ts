import { gelu, reshape, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { addAndNormalise, feedForward } from './feed-forward.js';
import { positionEmbedding } from './position-embedding.js';
import { selfAttention } from './self-attention.js';

const path = 'model.encoder.encoder.0.layers.0';

/** A transformer layer over the cells of the coarsest map ("AIFI"): [B, C, H, W] → the same shape. */
export function coarseAttention(network: Network, map: Tensor, width: number): Tensor {
  const [batch, channels, rows, columns] = map.shape as [number, number, number, number];
  const position = network.graph.constant(
    `${path}.position`,
    [1, rows * columns, channels],
    positionEmbedding(rows, columns, channels),
  );
  const cells = network.at(path, () => transpose(reshape(map, [batch, channels, rows * columns]), [0, 2, 1]));
  const attended = addAndNormalise(
    network,
    `${path}.self_attn_layer_norm`,
    cells,
    selfAttention(network, `${path}.self_attn`, cells, position),
  );
  const encoded = addAndNormalise(
    network,
    `${path}.final_layer_norm`,
    attended,
    feedForward(network, path, attended, width, gelu),
  );
  return network.at(path, () => reshape(transpose(encoded, [0, 2, 1]), map.shape));
}
