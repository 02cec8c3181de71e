import { boxOverlap, maskOverlap } from './overlap.mjs';

/** What rounding may do to scores, to corners (px) and to the edges of masks on equal inputs. */
const rounding = { score: 1e-4, corner: 0.05, maskOverlap: 0.999 };

/** Where nothing is resized both sides give the network the same numbers, and must find the same. */
export function isSame(one, other) {
  if (Math.abs(one.score - other.score) > rounding.score) return false;
  if (one.bitmap) return maskOverlap(one.bitmap, other.bitmap) >= rounding.maskOverlap;
  const isNear = one.box.every((edge, index) => Math.abs(edge - other.box[index]) <= rounding.corner);
  return one.class === other.class && isNear;
}

/** Whether two findings would pass for the same object. */
export function isAlike(one, other) {
  if (one.bitmap) return maskOverlap(one.bitmap, other.bitmap) >= 0.9;
  return one.class === other.class && boxOverlap(one.box, other.box) >= 0.5;
}

/** How many of ours have one of theirs to themselves, the best of ours choosing first. */
export function countCommon(ours, theirs, matches) {
  const left = [...theirs];
  const common = ours.filter((one) => {
    const at = left.findIndex((other) => matches(one, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return common.length;
}

/** Boxes cut at the image's edges: the published YOLO predictor does so, and users of a bare network do not. */
export function clipped(found, { width, height }) {
  return found.map((one) => {
    if (!one.box) return one;
    const [x1, y1, x2, y2] = one.box;
    const [x, y] = [(value) => clip(value, width), (value) => clip(value, height)];
    return { ...one, box: [x(x1), y(y1), x(x2), y(y2)] };
  });
}

function clip(value, limit) {
  return Math.min(Math.max(value, 0), limit);
}
