import {
  concat,
  expand,
  gatherRows,
  mul,
  reduceMax,
  reshape,
  slice,
  type Tensor,
  topK,
} from '@framegate/model-graph';
import { layerNorm, linear, mlp, type Network } from '@framegate/network-blocks';
import type { PatchGrid } from '../backbone/patch-grid.js';
import { reparametrised } from '../blocks/reparametrised-boxes.js';
import { memoryWidth } from '../projector/projector.js';
import { epsilon } from './decoder-layer.js';
import { proposals, validity } from './proposals.js';

export const queryCount = 300;
/** Logits of a query: COCO's sparse category ids from 0. */
export const classCount = 91;
/** Groups of queries in training; inference uses the first. */
const groups = 13;

/** What the selection gives, and what it saw on the way. */
export interface QuerySelection {
  /** [B, patches, 256] */
  readonly encoded: Tensor;
  /** [B, patches, 91] */
  readonly logits: Tensor;
  /** [B, patches, 4] */
  readonly boxes: Tensor;
  /** Patches whose best class scores highest, the best first: int64 [B, up to 300]. */
  readonly selected: Tensor;
  /** Boxes that the queries start from: [B, 300, 4]. */
  readonly reference: Tensor;
}

/** Lets every patch propose a box, and gives the best proposals to the queries. */
export function querySelection(network: Network, memory: Tensor, grid: PatchGrid): QuerySelection {
  const { graph } = network;
  const path = 'transformer';
  const patches = grid.rows * grid.columns;
  const proposed = graph.constant(`${path}.proposals`, [1, patches, 4], proposals(grid));
  const seen = network.at(path, () => withoutBorder(memory, grid));
  const encoded = layerNorm(
    network,
    `${path}.enc_output_norm.0`,
    linear(network, `${path}.enc_output.0`, seen, memoryWidth),
    epsilon,
  );
  const logits = linear(network, `${path}.enc_out_class_embed.0`, encoded, classCount);
  const deltas = mlp(network, `${path}.enc_out_bbox_embed.0`, encoded, [memoryWidth, memoryWidth, 4]);
  const learned = learnedBoxes(network);
  return network.at(path, () => {
    const boxes = reparametrised(deltas, proposed);
    const count = Math.min(queryCount, patches);
    const selected = topK(reduceMax(logits, 2), count, 1).indices;
    const best = gatherRows(boxes, reshape(selected, [grid.batch, count, 1]));
    const reference = referenceBoxes(learned, best);
    return { encoded, logits, boxes, selected, reference };
  });
}

/** Large images have patches whose centres lie too close to the border to propose anything. */
function withoutBorder(memory: Tensor, grid: PatchGrid): Tensor {
  const valid = validity(grid);
  if (valid.every((value) => value === 1)) return memory;
  return mul(memory, memory.graph.constant('transformer.validity', [1, valid.length, 1], valid));
}

/** The boxes of the first group's queries: [1, 300, 4]. */
function learnedBoxes(network: Network): Tensor {
  return firstGroup(network, 'refpoint_embed.weight', 4);
}

/** Where an image has fewer patches than there are queries, the last queries start from what they learned alone. */
function referenceBoxes(learned: Tensor, best: Tensor): Tensor {
  const [batch, count] = best.shape as [number, number];
  if (count === queryCount) return reparametrised(learned, best);
  const refined = reparametrised(slice(learned, 1, 0, count), best);
  const others = expand(slice(learned, 1, count, queryCount), [batch, queryCount - count, 4]);
  return concat([refined, others], 1);
}

/** Rows of a table [13 · 300, columns] that inference uses: [1, 300, columns]. */
export function firstGroup(network: Network, name: string, columns: number): Tensor {
  const spec = network.require({ name, shape: [groups * queryCount, columns] });
  return network.stored(name, [1, queryCount, columns], () =>
    network.source.read(spec).slice(0, queryCount * columns),
  );
}
