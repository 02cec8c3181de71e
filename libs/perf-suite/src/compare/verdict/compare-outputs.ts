import { formatNumber } from '../../verdicts/format-number.js';
import type { Comparison } from '../../report/schema/comparison-schema.js';
import type { Found } from '../side/side-events.js';

/** What both sides found in an image, best first. */
export interface ImageOutputs {
  readonly image: string;
  readonly base: readonly Found[];
  readonly head: readonly Found[];
}

/** Scores, and edges of boxes in pixels, that kernels of another version of a runtime may differ by. */
const scoreTolerance = 0.01;
const pixelTolerance = 1;
/** Of a mask's pixels: those at its edge may lie on either side. */
const areaTolerance = 0.01;
/** The best of one side, which must be among all of the other: equal scores may come in any order. */
const best = 10;

/** Whether both sides find the same, up to rounding. */
export function compareOutputs(images: readonly ImageOutputs[]): Comparison['outputs'] {
  let difference: string | null = null;
  for (const outputs of images) difference ??= differenceIn(outputs);
  return { same: difference === null, compared: images.length, difference };
}

function differenceIn({ image, base, head }: ImageOutputs): string | null {
  const lost = base.slice(0, best).find((found) => !head.some((other) => isSame(found, other)));
  if (lost) return `${image}: base finds ${describe(lost)}, and head does not.`;
  const fresh = head.slice(0, best).find((found) => !base.some((other) => isSame(found, other)));
  return fresh ? `${image}: head finds ${describe(fresh)}, and base does not.` : null;
}

function isSame(one: Found, other: Found): boolean {
  return (
    one.label === other.label &&
    Math.abs(one.score - other.score) <= scoreTolerance &&
    one.box.every((edge, index) => Math.abs(edge - (other.box[index] ?? NaN)) <= pixelTolerance) &&
    isSameArea(one.area, other.area)
  );
}

/** Detections have none, nor have masks of an older engine. */
function isSameArea(one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return Math.abs(one - other) <= areaTolerance * Math.max(one, other);
}

function describe({ label, score, box, area }: Found): string {
  const place = box.map((edge) => Math.round(edge)).join(', ');
  const size = area === undefined ? '' : ` of ${area} pixels`;
  return `${label}${size} with a score of ${formatNumber(score)} at ${place}`;
}
