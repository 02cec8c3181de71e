import type { Candidate } from './candidate.js';
import { classOffset, maxCandidates, maxDetections, overlapLimit } from './settings.js';

/**
 * Non-maximum suppression in each class: of boxes that overlap too much the best-scoring one stays.
 * The arithmetic is float32 with boxes moved by class, because published results were: in high classes
 * the spacing of float32 is 0.06 px and can decide.
 */
export function suppress(candidates: readonly Candidate[]): Candidate[] {
  const ranked = candidates.toSorted((one, other) => other.score - one.score).slice(0, maxCandidates);
  const kept: Candidate[] = [];
  const boxes: Box[] = [];
  for (const candidate of ranked) {
    const box = moveByClass(candidate);
    if (boxes.some((better) => overlap(better, box) > overlapLimit)) continue;
    kept.push(candidate);
    boxes.push(box);
    if (kept.length === maxDetections) break;
  }
  return kept;
}

interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly area: number;
}

function moveByClass(candidate: Candidate): Box {
  const distance = candidate.class * classOffset;
  const x1 = Math.fround(candidate.x1 + distance);
  const y1 = Math.fround(candidate.y1 + distance);
  const x2 = Math.fround(candidate.x2 + distance);
  const y2 = Math.fround(candidate.y2 + distance);
  return { x1, y1, x2, y2, area: Math.fround(Math.fround(x2 - x1) * Math.fround(y2 - y1)) };
}

/** Intersection over union; NaN for two boxes without area, which therefore both stay. */
function overlap(one: Box, other: Box): number {
  const width = Math.fround(Math.max(0, Math.min(one.x2, other.x2) - Math.max(one.x1, other.x1)));
  const height = Math.fround(Math.max(0, Math.min(one.y2, other.y2) - Math.max(one.y1, other.y1)));
  const common = Math.fround(width * height);
  return Math.fround(common / Math.fround(Math.fround(one.area + other.area) - common));
}
