import {
  add,
  gather,
  gatherRows,
  mul,
  reduceMax,
  reshape,
  sigmoid,
  type Tensor,
  topK,
} from '@framegate/model-graph';
import { layerNorm, linear, mlp, type Network } from '@framegate/network-blocks';
import { anchorsOf, type MapSize } from './anchors.js';
import { classes, decoderChannels, epsilon, queries } from './settings.js';

export interface SelectedQueries {
  /** [B, queries, C] */
  readonly features: Tensor;
  /** [B, queries, 4]: cx, cy, w, h as shares of the image. */
  readonly boxes: Tensor;
}

export interface QuerySelection extends SelectedQueries {
  /** What was selected from: features [B, cells, C] and class logits [B, cells, classes]. */
  readonly candidates: { readonly features: Tensor; readonly logits: Tensor };
  /** int64 [B, queries, 1]: cells, the best first. */
  readonly indices: Tensor;
}

/**
 * The cells of `memory` [B, cells, C] whose best class scores highest become the decoder's queries. Boxes are worked out
 * for these alone: those of other cells are never looked at.
 */
export function selectQueries(network: Network, memory: Tensor, levels: readonly MapSize[]): QuerySelection {
  const { graph } = network;
  const [batch, cells] = memory.shape as [number, number];
  const anchors = anchorsOf(levels);
  const valid = graph.constant('model.anchors.valid', [1, cells, 1], anchors.valid);
  const masked = network.at('model.enc_output', () => mul(memory, valid));
  const projected = linear(network, 'model.enc_output.0', masked, decoderChannels);
  const candidates = layerNorm(network, 'model.enc_output.1', projected, epsilon);
  const logits = linear(network, 'model.enc_score_head', candidates, classes);
  const indices = network.at('model.queries', () =>
    reshape(topK(reduceMax(logits, -1), queries, 1).indices, [batch, queries, 1]),
  );
  const features = network.at('model.queries', () => gatherRows(candidates, indices));
  const offsets = mlp(network, 'model.enc_bbox_head', features, [decoderChannels, decoderChannels, 4]);
  const boxes = network.at('model.queries', () => {
    const anchorLogits = graph.constant('model.anchors', [cells, 4], anchors.logits);
    return sigmoid(add(offsets, gather(anchorLogits, reshape(indices, [batch, queries]), 0)));
  });
  return { features, boxes, indices, candidates: { features: candidates, logits } };
}
