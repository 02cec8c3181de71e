import {
  add,
  cast,
  concat,
  equal,
  expand,
  matmul,
  mul,
  reshape,
  sizeOf,
  type Tensor,
  transpose,
  where,
} from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { imageSide } from '../variants/variants.js';
import { fourierFeatures } from './fourier-features.js';

const path = 'sam_prompt_encoder';
const channels = 256;
/** What the labels stand for is learned: nothing (padding), off and on the object, corners of its box. */
const labels = [-1, 0, 1, 2, 3];

/**
 * Tokens [7 + points, prompts, 256] that the decoder reads from and writes to: object score, IoU, four masks, a point that
 * is none (which networks were trained to find in every prompt), then the points of `point_coords` [prompts, points, 2] in
 * pixels and `point_labels` [prompts, points].
 */
export function promptTokens(network: Network, coords: Tensor, pointLabels: Tensor): Tensor {
  const notAPoint = network.weight(`${path}.not_a_point_embed.weight`, [1, channels]);
  const kinds = labels.map((label) =>
    label < 0 ? notAPoint : network.weight(`${path}.point_embeddings.${label}.weight`, [1, channels]),
  );
  const points = network.at(path, () => pointTokens(network, coords, pointLabels, kinds));
  const token = (name: string, count: number) =>
    network.weight(`sam_mask_decoder.${name}.weight`, [count, channels]);
  const fixed = [token('obj_score_token', 1), token('iou_token', 1), token('mask_tokens', 4), notAPoint];
  return network.at('sam_mask_decoder', () => {
    const joined = concat(fixed as [Tensor, ...Tensor[]], 0);
    const [count, prompts] = [joined.shape[0]!, points.shape[1]!];
    const { graph } = network;
    const shape = concat([graph.integers([count]), sizeOf(pointLabels, 0), graph.integers([channels])], 0);
    const repeated = expand(reshape(joined, [count, 1, channels]), [count, prompts, channels], shape);
    return concat([repeated, points], 0);
  });
}

/** [points, prompts, 256]: where a point is and what it stands for; padding is nowhere. */
function pointTokens(
  network: Network,
  coords: Tensor,
  pointLabels: Tensor,
  kinds: readonly Tensor[],
): Tensor {
  const { graph } = network;
  const [prompts, points] = pointLabels.shape as [number, number];
  const centres = add(transpose(coords, [1, 0, 2]), graph.floats([0.5]));
  const position = fourierFeatures(network, mul(centres, graph.floats([1 / imageSide])));
  const label = reshape(transpose(pointLabels, [1, 0]), [points, prompts, 1], [0, 0, 1]);
  const placed = where(equal(label, graph.floats([-1])), graph.floats([0]), position);
  const oneHot = cast(equal(label, graph.floats(labels)), 'float32');
  return add(placed, matmul(oneHot, concat(kinds as [Tensor, ...Tensor[]], 0)));
}
