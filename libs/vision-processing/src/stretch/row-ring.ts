import type { Arithmetic } from './arithmetic.js';
import { kernelLimits, lane, roundUp } from './kernel-limits.js';
import type { Strip } from './strip.js';

/** Rows between the passes: source row y is at place y % `places`. */
export interface RowRing {
  readonly places: number;
  /** Source rows that go through the first pass together; from a multiple of it on, they never wrap around. */
  readonly together: number;
  /** Of one channel of a row. */
  readonly planeBytes: number;
}

/** Calls of the kernel cost little from there on, and what it works on stays in the nearest cache. */
const mostTogether = 8;

/** @param rowsAtOnce how many rows the second pass needs at once; so many fit. */
export function rowRing(
  { count, from, to }: Strip,
  sourceWidth: number,
  rowsAtOnce: number,
  { valueBytes }: Arithmetic,
): RowRing {
  const planeBytes = roundUp(count, lane) * valueBytes;
  const room = Math.floor(kernelLimits.rowsBytes / (3 * planeBytes));
  const placesFor = (rows: number) => roundUp(rowsAtOnce + rows - 1, rows);
  const loads = (rows: number) => (rows - 1) * sourceWidth * 3 + to - from <= kernelLimits.sourceBytes;
  let together = mostTogether;
  while (together > 1 && !(loads(together) && placesFor(together) <= room)) together--;
  return { places: placesFor(together), together, planeBytes };
}
