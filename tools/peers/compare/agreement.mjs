/** What rounding may do to scores, to corners (px) and to the edges of masks on equal inputs. */
const rounding = { score: 1e-4, corner: 0.05, overlap: 0.999 };

/** Where nothing is resized both sides give the network the same numbers, and must find the same. */
function isSame(one, other) {
  if (Math.abs(one.score - other.score) > rounding.score) return false;
  if (one.bitmap) return overlap(one.bitmap, other.bitmap) >= rounding.overlap;
  const isNear = one.box.every((edge, index) => Math.abs(edge - other.box[index]) <= rounding.corner);
  return one.class === other.class && isNear;
}

/** Intersection over union of two masks, a byte for each pixel. */
function overlap(one, other) {
  let common = 0;
  let either = 0;
  for (let pixel = 0; pixel < one.length; pixel++) {
    common += one[pixel] & other[pixel];
    either += one[pixel] | other[pixel];
  }
  return either === 0 ? 1 : common / either;
}

/** How many of ours have one of theirs to themselves. */
export function countSame(ours, theirs) {
  const left = [...theirs];
  const same = ours.filter((one) => {
    const at = left.findIndex((other) => isSame(one, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return same.length;
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
