/** Intersection over union of two boxes x1, y1, x2, y2. */
export function boxOverlap([ax1, ay1, ax2, ay2], [bx1, by1, bx2, by2]) {
  const width = Math.max(0, Math.min(ax2, bx2) - Math.max(ax1, bx1));
  const height = Math.max(0, Math.min(ay2, by2) - Math.max(ay1, by1));
  const common = width * height;
  return common / ((ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - common);
}

/** Likewise of two masks, a byte for each pixel. */
export function maskOverlap(one, other) {
  let common = 0;
  let either = 0;
  for (let pixel = 0; pixel < one.length; pixel++) {
    common += one[pixel] & other[pixel];
    either += one[pixel] | other[pixel];
  }
  return either === 0 ? 1 : common / either;
}
