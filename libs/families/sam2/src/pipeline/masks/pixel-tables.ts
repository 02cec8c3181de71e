import type { AxisCells } from './axis-cells.js';
import { lane } from './lane.js';

/** For each block of pixels the first logit around it and the one after the last. */
export function cellsOfBlocks({ starts, count, after }: AxisCells): number[] {
  const cells: number[] = [];
  let cell = 0;
  for (let pixel = 0; pixel < after.length; pixel += lane) {
    while (starts[cell + 1]! <= pixel) cell++;
    const first = cell;
    const last = Math.min(pixel + lane, after.length) - 1;
    while (starts[cell + 1]! <= last) cell++;
    cells.push(first, Math.min(cell + 2, count));
  }
  return cells;
}

/** For each pixel, bytes from the start of a row to the logit before it and to the next. */
export function logitOffsets({ starts, count, after }: AxisCells): [here: Int32Array, next: Int32Array] {
  const here = new Int32Array(after.length);
  const next = new Int32Array(after.length);
  for (let cell = 0; cell < count; cell++) {
    here.fill(cell * Float32Array.BYTES_PER_ELEMENT, starts[cell], starts[cell + 1]);
    next.fill(Math.min(cell + 1, count - 1) * Float32Array.BYTES_PER_ELEMENT, starts[cell], starts[cell + 1]);
  }
  return [here, next];
}
