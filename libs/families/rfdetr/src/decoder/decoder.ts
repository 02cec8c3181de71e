import { expand, type Tensor } from '@framegate/model-graph';
import { layerNorm, linear, mlp, type Network } from '@framegate/network-blocks';
import { reparametrised } from '../blocks/reparametrised-boxes.js';
import type { PatchGrid } from '../backbone/patch-grid.js';
import { memoryWidth } from '../projector/projector.js';
import { decoderLayer, epsilon } from './decoder-layer.js';
import { queryPositions } from './query-positions.js';
import { classCount, firstGroup, queryCount } from './query-selection.js';

export interface Decoded {
  /** cx, cy, w, h as shares of the image, which they may leave: [B, 300, 4]. */
  readonly boxes: Tensor;
  /** [B, 300, 91] */
  readonly logits: Tensor;
}

/** Queries refine the reference boxes they were given by what they see in the memory [B, patches, 256]. */
export function decoder(
  network: Network,
  memory: Tensor,
  reference: Tensor,
  grid: PatchGrid,
  layers: number,
): Decoded {
  const path = 'transformer.decoder';
  const positions = queryPositions(network, `${path}.ref_point_head`, reference);
  const contents = firstGroup(network, 'query_feat.weight', memoryWidth);
  let queries = network.at(path, () => expand(contents, [grid.batch, queryCount, memoryWidth]));
  const scene = { memory, size: [grid.rows, grid.columns] as const, reference, positions };
  for (let layer = 0; layer < layers; layer++) {
    queries = decoderLayer(network, `${path}.layers.${layer}`, queries, scene);
  }
  const answers = layerNorm(network, `${path}.norm`, queries, epsilon);
  const deltas = mlp(network, 'bbox_embed', answers, [memoryWidth, memoryWidth, 4]);
  return {
    boxes: network.at('bbox_embed', () => reparametrised(deltas, reference)),
    logits: linear(network, 'class_embed', answers, classCount),
  };
}
