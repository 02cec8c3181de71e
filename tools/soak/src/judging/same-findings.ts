import { isDeepStrictEqual } from 'node:util';
import type { Findings } from '../requests/findings.js';

/** How far two runs of one network on one image may be apart. */
export interface Tolerance {
  readonly score: number;
  /** Pixels of the original image. */
  readonly box: number;
}

/** To the last bit. */
export const exact: Tolerance = { score: 0, box: 0 };

/** Whether both are of the same image: what was found, in the same order where scores tell the order. */
export function sameFindings(one: Findings, other: Findings, tolerance: Tolerance): boolean {
  if (tolerance === exact) return isDeepStrictEqual(one, other);
  return (
    one.width === other.width &&
    one.height === other.height &&
    isDeepStrictEqual(one.masks, other.masks) &&
    sameDetections(one.detections, other.detections, tolerance)
  );
}

/** Each has one of its own among the others: nearly equal scores may change places. */
function sameDetections(
  detections: Findings['detections'],
  others: Findings['detections'],
  { score, box }: Tolerance,
): boolean {
  const left = [...others];
  for (const detection of detections) {
    const match = left.findIndex(
      (other) =>
        other.class === detection.class &&
        Math.abs(other.score - detection.score) <= score &&
        other.box.every((edge, at) => Math.abs(edge - detection.box[at]!) <= box),
    );
    if (match === -1) return false;
    left.splice(match, 1);
  }
  return left.length === 0;
}
