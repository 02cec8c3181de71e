import type { Detection, TensorMap } from '@framegate/model-family';
import { cocoClasses, expectOutput, UnexpectedOutputError } from '@framegate/vision-processing';
import { className } from './class-name.js';

const { fround } = Math;

/** Objects that the model has read from its heads itself, best first, in pixels of the size it was told. */
export function readObjects(outputs: TensorMap, batch: number, slot: number, threshold: number): Detection[] {
  const scores = expectOutput(outputs, 'scores', [batch, 'queries']);
  const queries = outputs['scores']!.dims[1]!;
  const boxes = expectOutput(outputs, 'boxes', [batch, queries, 4]);
  const labels = expectLabels(outputs, batch, queries);
  const limit = fround(threshold);
  const detections: Detection[] = [];
  for (let row = slot * queries; row < (slot + 1) * queries; row++) {
    const score = scores[row]!;
    const box = [...boxes.subarray(4 * row, 4 * row + 4)] as Detection['box'];
    if (Number.isNaN(score) || (score > limit && !box.every(Number.isFinite))) {
      const values = [...box, score].join(', ');
      throw new UnexpectedOutputError(
        `Object ${row - slot * queries} is [${values}]; expected x1, y1, x2, y2 and a score.`,
      );
    }
    if (score <= limit) continue;
    const index = Number(labels[row]);
    // The export does not say how many classes there are; the published ones have COCO's.
    detections.push({ box, score, class: index, label: className(index, cocoClasses.length) });
  }
  return detections;
}

function expectLabels(outputs: TensorMap, batch: number, queries: number): BigInt64Array {
  const { data, dims } = outputs['labels'] ?? {};
  if (data instanceof BigInt64Array && dims?.length === 2 && dims[0] === batch && dims[1] === queries) {
    return data;
  }
  const got = data && dims ? `${data.constructor.name} [${dims.join(', ')}]` : 'no such output';
  throw new UnexpectedOutputError(`Expected labels int64 [${batch}, ${queries}], got ${got}.`);
}
