import {
  add,
  concat,
  gather,
  matmul,
  reshape,
  sigmoid,
  slice,
  type Tensor,
  transpose,
} from '@framegate/model-graph';
import { layerNorm, mlp, type Network } from '@framegate/network-blocks';
import { rasterPlaces } from '../blocks/token-order.js';
import { tokenAttention } from '../blocks/token-attention.js';
import { crossChannels, epsilon, twoWayLayer, type TwoWayState } from '../blocks/two-way-layer.js';
import { imageSide } from '../variants/variants.js';
import { gridPositions } from './fourier-features.js';
import { maskPrompt } from './mask-prompt.js';
import { promptTokens } from './prompt-tokens.js';
import { upscaledOrder, upscaling } from './upscaling.js';

const path = 'sam_mask_decoder';
const channels = 256;
const side = imageSide / 16;
const cells = side * side;
const maskSide = 4 * side;
const masks = 4;

/**
 * Masks for prompts about one image: `low_res_masks` [prompts, 4, 256, 256] (logits of the mask for an unambiguous prompt
 * and of three candidates for an ambiguous one), `iou_predictions` [prompts, 4] (0…1), `object_score_logits` [prompts, 1].
 */
export function addDecoder(network: Network): void {
  const { graph } = network;
  const embedding = graph.input('image_embed', 'float32', [1, channels, side, side]);
  const level0 = graph.input('high_res_feats_0', 'float32', [1, 32, maskSide, maskSide]);
  const level1 = graph.input('high_res_feats_1', 'float32', [1, 64, 2 * side, 2 * side]);
  const perPoint = { 0: 'num_prompts', 1: 'num_points' };
  const coords = graph.input('point_coords', 'float32', [1, 1, 2], perPoint);
  const labels = graph.input('point_labels', 'float32', [1, 1], perPoint);
  const perMask = { 0: 'num_masks' };
  const mask = graph.input('mask_input', 'float32', [1, 1, maskSide, maskSide], perMask);
  const hasMask = graph.input('has_mask_input', 'float32', [1], perMask);

  const tokens = promptTokens(network, coords, labels);
  const dense = maskPrompt(network, mask, hasMask, side);
  const image = network.at(path, () => {
    const rows = transpose(reshape(embedding, [channels, cells]), [1, 0]);
    return add(reshape(rows, [cells, 1, channels]), dense);
  });
  const read = transformer(network, { tokens, image });
  const pixels = upscaling(network, read.image, { level0, level1 });
  const perPrompt = { 0: 'num_prompts' };
  graph.output('low_res_masks', maskLogits(network, read.tokens, pixels), perPrompt);
  graph.output('iou_predictions', scores(network, read.tokens), perPrompt);
  graph.output('object_score_logits', objectScores(network, read.tokens), perPrompt);
}

/** Tokens [T, B, 256] that have read the image, and the image [B, cells, 256] that has read them. */
function transformer(network: Network, start: TwoWayState): TwoWayState {
  const own = `${path}.transformer`;
  const positions = {
    tokens: start.tokens,
    image: network.at('sam_prompt_encoder.pe_layer', () => gridPositions(network, side)),
  };
  const state = [0, 1].reduce(
    (current, layer) => twoWayLayer(network, `${own}.layers.${layer}`, current, positions, layer === 0),
    start,
  );
  const attended = tokenAttention(
    network,
    `${own}.final_attn_token_to_image`,
    { x: state.tokens, position: positions.tokens },
    { x: state.image, position: positions.image, isFixed: true },
    { channels: crossChannels, scaled: 'queries' },
  );
  const sum = network.at(own, () => add(state.tokens, attended));
  return {
    tokens: layerNorm(network, `${own}.norm_final_attn`, sum, epsilon),
    image: network.at(own, () => transpose(state.image, [1, 0, 2])),
  };
}

/** Each mask token becomes the weights by which the channels of pixels [B, N, 32] add up to its logits. */
function maskLogits(network: Network, tokens: Tensor, pixels: Tensor): Tensor {
  const weights = Array.from({ length: masks }, (_, index) => {
    const own = `${path}.output_hypernetworks_mlps.${index}`;
    return mlp(network, own, token(network, tokens, 2 + index), [channels, channels, pixels.shape[2]!]);
  });
  return network.at(path, () => {
    const perPrompt = transpose(concat(weights as [Tensor, ...Tensor[]], 0), [1, 2, 0]);
    const raster = inRaster(matmul(pixels, perPrompt));
    const batch = raster.shape[0]!;
    return reshape(
      transpose(raster, [0, 2, 1]),
      [batch, masks, maskSide, maskSide],
      [0, 0, maskSide, maskSide],
    );
  });
}

/** Rows [B, pixels, C] of upscaled cells in raster order. */
function inRaster(x: Tensor): Tensor {
  const table = x.graph.table('raster', [maskSide * maskSide], () => {
    const rowAt = new BigInt64Array(maskSide * maskSide);
    rasterPlaces(upscaledOrder(side, 4), maskSide).forEach((place, row) => (rowAt[place] = BigInt(row)));
    return rowAt;
  });
  return gather(x, table, 1);
}

function scores(network: Network, tokens: Tensor): Tensor {
  const own = `${path}.iou_prediction_head`;
  const logits = mlp(network, own, token(network, tokens, 1), [channels, channels, masks]);
  return network.at(own, () => sigmoid(reshape(logits, [logits.shape[1]!, masks], [-1, masks])));
}

function objectScores(network: Network, tokens: Tensor): Tensor {
  const own = `${path}.pred_obj_score_head`;
  const logits = mlp(network, own, token(network, tokens, 0), [channels, channels, 1]);
  return network.at(own, () => reshape(logits, [logits.shape[1]!, 1], [-1, 1]));
}

/** [1, B, 256] */
function token(network: Network, tokens: Tensor, index: number): Tensor {
  return network.at(path, () => slice(tokens, 0, index, index + 1));
}
