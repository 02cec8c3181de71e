const overlapLimit = 0.7;

/** Non-maximum suppression in each class. */
export function suppress(candidates) {
  const kept = [];
  for (const candidate of candidates.toSorted((one, other) => other.score - one.score)) {
    const isCovered = kept.some(
      (better) => better.class === candidate.class && overlap(better.box, candidate.box) > overlapLimit,
    );
    if (!isCovered) kept.push(candidate);
  }
  return kept;
}

/** Intersection over union of two boxes x1, y1, x2, y2. */
function overlap([ax1, ay1, ax2, ay2], [bx1, by1, bx2, by2]) {
  const width = Math.max(0, Math.min(ax2, bx2) - Math.max(ax1, bx1));
  const height = Math.max(0, Math.min(ay2, by2) - Math.max(ay1, by1));
  const common = width * height;
  return common / ((ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - common);
}
