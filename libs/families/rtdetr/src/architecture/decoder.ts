import { add, div, log, max, relu, sigmoid, sub, type Tensor } from '@framegate/model-graph';
import { deformableAttention, linear, mlp, type Network } from '@framegate/network-blocks';
import { mapSize } from './anchors.js';
import { addAndNormalise, feedForward } from './feed-forward.js';
import type { SelectedQueries } from './query-selection.js';
import { selfAttention } from './self-attention.js';
import { classes, decoderChannels, decoderFeedForward, heads, points } from './settings.js';

const path = 'model.decoder';
/** Keeps logits of boxes at the border finite. */
const smallestShare = 1e-5;

export interface Predictions {
  /** [B, queries, classes] */
  readonly logits: Tensor;
  /** [B, queries, 4]: cx, cy, w, h as shares of the image. */
  readonly boxes: Tensor;
}

/** Each layer looks around its boxes at the maps [B, C, height, width], and moves the boxes. */
export function decoder(
  network: Network,
  selected: SelectedQueries,
  maps: readonly Tensor[],
  layers: number,
): Predictions {
  let { features, boxes } = selected;
  for (let index = 0; index < layers; index++) {
    features = decoderLayer(network, `${path}.layers.${index}`, { features, boxes }, maps);
    const offsets = mlp(network, `${path}.bbox_embed.${index}`, features, [
      decoderChannels,
      decoderChannels,
      4,
    ]);
    boxes = network.at(`${path}.bbox_embed.${index}`, () => sigmoid(add(offsets, inverseSigmoid(boxes))));
  }
  return { logits: linear(network, `${path}.class_embed.${layers - 1}`, features, classes), boxes };
}

function decoderLayer(
  network: Network,
  layer: string,
  { features, boxes }: SelectedQueries,
  maps: readonly Tensor[],
): Tensor {
  const position = mlp(network, `${path}.query_pos_head`, boxes, [2 * decoderChannels, decoderChannels]);
  const attended = addAndNormalise(
    network,
    `${layer}.self_attn_layer_norm`,
    features,
    selfAttention(network, `${layer}.self_attn`, features, position),
  );
  const query = network.at(layer, () => add(attended, position));
  const seen = deformableAttention(
    network,
    `${layer}.encoder_attn`,
    { query, reference: boxes, memory: maps },
    { heads, points, levels: maps.map(mapSize) },
  );
  const looked = addAndNormalise(network, `${layer}.encoder_attn_layer_norm`, attended, seen);
  const fed = feedForward(network, layer, looked, decoderFeedForward, relu);
  return addAndNormalise(network, `${layer}.final_layer_norm`, looked, fed);
}

/** The logit of a share of 0…1; both share and rest are kept from 0, each by itself. */
function inverseSigmoid(share: Tensor): Tensor {
  const { graph } = share;
  const least = graph.floats([smallestShare]);
  return log(div(max(share, least), max(sub(graph.floats([1]), share), least)));
}
