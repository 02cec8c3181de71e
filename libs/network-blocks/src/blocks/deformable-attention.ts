import {
  add,
  concat,
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
import { linear } from './linear.js';

export interface DeformableAttentionOptions {
  readonly heads: number;
  /** Sampling points of a head on each level. */
  readonly points: number;
  /** Height and width of each feature map, in the order in which their cells follow each other in `memory`. */
  readonly levels: readonly (readonly [height: number, width: number])[];
}

export interface DeformableAttentionInputs {
  /** [B, Q, C], its position already added. */
  readonly query: Tensor;
  /** [B, Q, 4]: centre and size of the box that a query looks at, as shares of the image. */
  readonly reference: Tensor;
  /** [B, cells of all levels, C] */
  readonly memory: Tensor;
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
  const value = linear(network, `${path}.value_proj`, memory, channels);
  const offsets = linear(network, `${path}.sampling_offsets`, query, heads * samples * 2);
  const scores = linear(network, `${path}.attention_weights`, query, heads * samples);
  const mixed = network.at(path, () => {
    const grid = samplingGrid(reshape(offsets, [batch, queries, heads * samples, 2]), reference, points);
    const perHead = transpose(reshape(grid, [batch, queries, heads, samples, 2]), [0, 2, 1, 3, 4]);
    const sampled = sampleLevels(value, reshape(perHead, [batch * heads, queries, samples, 2]), {
      heads,
      points,
      levels,
    });
    const weights = softmax(reshape(scores, [batch, queries, heads, samples]), -1);
    const aligned = reshape(transpose(weights, [0, 2, 1, 3]), [batch * heads, 1, queries, samples]);
    const summed = reduceSum(mul(sampled, aligned), -1);
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

/** Bilinear samples of every level at grid [B·heads, Q, S, 2]: [B·heads, C / heads, Q, S]. */
function sampleLevels(
  value: Tensor,
  grid: Tensor,
  { heads, points, levels }: DeformableAttentionOptions,
): Tensor {
  const [batch, cells, channels] = value.shape as [number, number, number];
  const headDim = channels / heads;
  const planes = reshape(transpose(value, [0, 2, 1]), [batch * heads, headDim, cells]);
  const maps = split(
    planes,
    2,
    levels.map(([height, width]) => height * width),
  );
  const grids =
    levels.length === 1
      ? [grid]
      : split(
          grid,
          2,
          levels.map(() => points),
        );
  const samples = levels.map(([height, width], level) =>
    gridSample(reshape(maps[level]!, [batch * heads, headDim, height, width]), grids[level]!),
  );
  const [first, ...rest] = samples as [Tensor, ...Tensor[]];
  return rest.length === 0 ? first : concat([first, ...rest], 3);
}
