import { boxOverlap } from '../../compare/overlap.mjs';

const overlapLimit = 0.7;

/** Non-maximum suppression in each class. */
export function suppress(candidates) {
  const kept = [];
  for (const candidate of candidates.toSorted((one, other) => other.score - one.score)) {
    const isCovered = kept.some(
      (better) => better.class === candidate.class && boxOverlap(better.box, candidate.box) > overlapLimit,
    );
    if (!isCovered) kept.push(candidate);
  }
  return kept;
}
