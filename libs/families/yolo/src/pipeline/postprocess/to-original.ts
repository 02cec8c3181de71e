import type { Detection } from '@framegate/model-family';
import type { Placement } from '../letterbox/placement.js';
import type { Candidate } from './candidate.js';

/** A box of the network's input back in pixels of the original image, clipped to it. */
export function toOriginal(candidate: Candidate, placement: Placement, label: string): Detection {
  const { gain, left, top, source } = placement;
  const back = (value: number, padding: number, length: number) => {
    const original = Math.fround(Math.fround(value - padding) / Math.fround(gain));
    return Math.min(Math.max(original, 0), length);
  };
  return {
    box: [
      back(candidate.x1, left, source.width),
      back(candidate.y1, top, source.height),
      back(candidate.x2, left, source.width),
      back(candidate.y2, top, source.height),
    ],
    score: candidate.score,
    class: candidate.class,
    label,
  };
}
