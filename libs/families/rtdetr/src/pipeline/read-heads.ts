import type { Detection, TensorMap } from '@framegate/model-family';
import { expectOutput, type OriginalSize, toCorners, topQueries } from '@framegate/vision-processing';
import { className } from './class-name.js';

/**
 * As many of the best class scores over all queries as there are queries; a query can be two objects. Nothing is
 * suppressed and nothing clipped: neither do the published ones.
 */
export function readHeads(
  outputs: TensorMap,
  batch: number,
  slot: number,
  size: OriginalSize,
  threshold: number,
): Detection[] {
  const allLogits = expectOutput(outputs, 'logits', [batch, 'queries', 'classes']);
  const [, queries, classes] = outputs['logits']!.dims as [number, number, number];
  const allBoxes = expectOutput(outputs, 'pred_boxes', [batch, queries, 4]);
  const logits = part(allLogits, slot, queries * classes);
  const boxes = part(allBoxes, slot, queries * 4);
  return topQueries(logits, classes, queries, threshold).map(({ query, class: index, score }) => ({
    box: toCorners(boxes, query, size),
    score,
    class: index,
    label: className(index, classes),
  }));
}

function part(values: Float32Array, slot: number, length: number): Float32Array {
  return values.subarray(slot * length, (slot + 1) * length);
}
