import type { Detection, TensorMap } from '@framegate/model-family';
import { expectOutput } from '../model/expect-output.js';
import type { OriginalSize } from '../stretch/stretch.js';
import { toCorners } from './to-corners.js';
import { topQueries } from './top-queries.js';

export interface HeadsOptions {
  /** Names of the outputs: class logits [batch, queries, classes] and boxes [batch, queries, 4]. */
  readonly logits: string;
  readonly boxes: string;
  /** What a class is called, among so many. */
  readonly className: (index: number, classes: number) => string;
}

/** One image of a batch. */
export interface HeadsRequest {
  readonly batch: number;
  readonly slot: number;
  readonly size: OriginalSize;
  readonly threshold: number;
}

/**
 * Objects from a DETR's heads: as many of the best class scores over all queries as there are queries; a query can be two
 * objects. Nothing is suppressed and nothing clipped: the published predictors do neither.
 * @throws {UnexpectedOutputError}
 */
export function readHeads(
  outputs: TensorMap,
  names: HeadsOptions,
  { batch, slot, size, threshold }: HeadsRequest,
): Detection[] {
  const allLogits = expectOutput(outputs, names.logits, [batch, 'queries', 'classes']);
  const [, queries, classes] = outputs[names.logits]!.dims as [number, number, number];
  const allBoxes = expectOutput(outputs, names.boxes, [batch, queries, 4]);
  const logits = part(allLogits, slot, queries * classes);
  const boxes = part(allBoxes, slot, queries * 4);
  return topQueries(logits, classes, queries, threshold).map(({ query, class: index, score }) => ({
    box: toCorners(boxes, query, size),
    score,
    class: index,
    label: names.className(index, classes),
  }));
}

function part(values: Float32Array, slot: number, length: number): Float32Array {
  return values.subarray(slot * length, (slot + 1) * length);
}
