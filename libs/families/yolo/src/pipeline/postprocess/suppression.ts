import type { Candidate } from './candidate.js';
import { placeOf, rank } from './rank.js';
import { classOffset, maxCandidates, maxDetections, overlapLimit } from './settings.js';

/**
 * Non-maximum suppression in each class: of boxes that overlap too much the best-scoring one stays.
 * The arithmetic is float32 with boxes moved by class, because published results were: in high classes
 * the spacing of float32 is 0.06 px and can decide.
 */
export function suppress(candidates: readonly Candidate[]): Candidate[] {
  const ranks = rank(candidates);
  const kept: Candidate[] = [];
  const boxes = new KeptBoxes(maxDetections);
  const worst = Math.max(0, ranks.length - maxCandidates);
  for (let at = ranks.length - 1; at >= worst && kept.length < maxDetections; at--) {
    const candidate = candidates[placeOf(ranks[at]!)]!;
    if (boxes.addUnlessCovered(candidate)) kept.push(candidate);
  }
  return kept;
}

/** Boxes moved away from those of other classes. */
class KeptBoxes {
  readonly #x1: Float32Array;
  readonly #y1: Float32Array;
  readonly #x2: Float32Array;
  readonly #y2: Float32Array;
  readonly #area: Float32Array;
  #count = 0;

  constructor(room: number) {
    this.#x1 = new Float32Array(room);
    this.#y1 = new Float32Array(room);
    this.#x2 = new Float32Array(room);
    this.#y2 = new Float32Array(room);
    this.#area = new Float32Array(room);
  }

  /** Two boxes without area do not cover each other. */
  addUnlessCovered(candidate: Candidate): boolean {
    const { fround, max, min } = Math;
    const distance = candidate.class * classOffset;
    const x1 = fround(candidate.x1 + distance);
    const y1 = fround(candidate.y1 + distance);
    const x2 = fround(candidate.x2 + distance);
    const y2 = fround(candidate.y2 + distance);
    const area = fround(fround(x2 - x1) * fround(y2 - y1));
    for (let index = 0; index < this.#count; index++) {
      const width = fround(min(this.#x2[index]!, x2) - max(this.#x1[index]!, x1));
      if (width <= 0) continue;
      const height = fround(min(this.#y2[index]!, y2) - max(this.#y1[index]!, y1));
      if (height <= 0) continue;
      const common = fround(width * height);
      const union = fround(fround(this.#area[index]! + area) - common);
      if (fround(common / union) > overlapLimit) return false;
    }
    const at = this.#count++;
    this.#x1[at] = x1;
    this.#y1[at] = y1;
    this.#x2[at] = x2;
    this.#y2[at] = y2;
    this.#area[at] = area;
    return true;
  }
}
