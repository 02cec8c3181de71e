import { UnexpectedOutputError } from '@framegate/vision-processing';
import type { Candidate } from './candidate.js';
import { maxDetections } from './settings.js';

export const rowLength = 6;

/**
 * Reads the output of a model that suppresses overlaps itself: rows of x1, y1, x2, y2, score, class, best first.
 * Rows that stand for nothing have score 0.
 * @throws {UnexpectedOutputError} when a value is not finite or a class is not a whole number.
 */
export function readRows(output: Float32Array, threshold: number): Candidate[] {
  const limit = Math.fround(threshold);
  const candidates: Candidate[] = [];
  for (let start = 0; start < output.length && candidates.length < maxDetections; start += rowLength) {
    const row = output.subarray(start, start + rowLength);
    const [x1, y1, x2, y2, score, index] = row as unknown as [number, number, number, number, number, number];
    if (!row.every(Number.isFinite) || !Number.isInteger(index) || index < 0) {
      throw new UnexpectedOutputError(
        `Row ${start / rowLength} is [${row.join(', ')}]; expected x1, y1, x2, y2, score and a class index.`,
      );
    }
    if (score > limit) candidates.push({ x1, y1, x2, y2, score, class: index });
  }
  return candidates;
}
