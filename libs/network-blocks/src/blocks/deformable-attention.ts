import {
  add,
  gridSample,
  mul,
  reduceSum,
  reshape,
  slice,
  softmax,
  split,
  sub,
  type Tensor,
  transpose,
} from '@framegate/model-graph';
import type { Network } from '../network.js';
import { type Memory, projectedMaps, type ValueShape } from './deformable-values.js';
import { linear } from './linear.js';

export interface DeformableAttentionOptions extends ValueShape {
  /** Sampling points of a head on each level. */
  readonly points: number;
}

export interface DeformableAttentionInputs {
  /** [B, Q, C], its position already added. */
  readonly query: Tensor;
  /** [B, Q, 4]: centre and size of the box that a query looks at, as shares of the image. */
  readonly reference: Tensor;
  readonly memory: Memory;
}

/**
 * Multi-scale deformable attention (Zhu et al., 2021) around reference boxes: each head of each query reads a few places
 * per level, at offsets that are shares of half the box. [B, Q, C] → [B, Q, C].
 */
export function deformableAttention(
  network: Network,
  path: string,
  { query, reference, memory }: DeformableAttentionInputs,
  { heads, points, levels }: DeformableAttentionOptions,
): Tensor {
  const [batch, queries, channels] = query.shape as [number, number, number];
  const samples = levels.length * points;
  const maps = projectedMaps(network, `${path}.value_proj`, memory, { heads, levels });
  const offsets = linear(network, `${path}.sampling_offsets`, query, heads * samples * 2);
  const scores = linear(network, `${path}.attention_weights`, query, heads * samples);
  const mixed = network.at(path, () => {
    const grid = samplingGrid(reshape(offsets, [batch, queries, heads * samples, 2]), reference, points);
    const perHead = transpose(reshape(grid, [batch, queries, heads, samples, 2]), [0, 2, 1, 3, 4]);
    const places = reshape(perHead, [batch * heads, queries, samples, 2]);
    const shares = softmax(reshape(scores, [batch, queries, heads, samples]), -1);
    const weights = reshape(transpose(shares, [0, 2, 1, 3]), [batch * heads, 1, queries, samples]);
    const summed = weightedSamples(maps, places, weights, points);
    return transpose(reshape(summed, [batch, channels, queries]), [0, 2, 1]);
  });
  return linear(network, `${path}.output_proj`, mixed, channels);
}

/** From offsets [B, Q, S, 2] around boxes [B, Q, 4] to places from −1 to 1: 2 · (xy + offset / points · wh / 2) − 1. */
function samplingGrid(offsets: Tensor, reference: Tensor, points: number): Tensor {
  const { graph } = offsets;
  const [batch, queries] = reference.shape as [number, number];
  const boxes = reshape(reference, [batch, queries, 1, 4]);
  const doubled = mul(slice(boxes, 3, 0, 2), graph.floats([2]));
  const origin = sub(doubled, graph.floats([1]));
  const reach = mul(slice(boxes, 3, 2, 4), graph.floats([1 / points]));
  return add(mul(offsets, reach), origin);
}

/**
 * Bilinear samples of the maps at places [B·heads, Q, S, 2], weighted by [B·heads, 1, Q, S] and summed:
 * [B·heads, C / heads, Q]. Levels are added to each other before the points of a level are, which is less to copy.
 */
function weightedSamples(maps: readonly Tensor[], places: Tensor, weights: Tensor, points: number): Tensor {
  const perLevel = (x: Tensor, axis: number) =>
    maps.length === 1
      ? [x]
      : split(
          x,
          axis,
          maps.map(() => points),
        );
  const levelPlaces = perLevel(places, 2);
  const levelWeights = perLevel(weights, 3);
  const weighted = maps.map((map, level) => mul(gridSample(map, levelPlaces[level]!), levelWeights[level]!));
  return reduceSum(
    weighted.reduce((sum, samples) => add(sum, samples)),
    -1,
  );
}
