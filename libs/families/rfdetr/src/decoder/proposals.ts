import type { PatchGrid } from '../backbone/patch-grid.js';

/** Side of every proposal, as a share of the image's. */
const side = 0.05;
/** Centres beyond these shares of the image are too close to its border. */
const validRange = [0.01, 0.99] as const;

/** A square around the centre of each patch: [patches, 4] as cx, cy, w, h; all 0 where `validity` is. */
export function proposals(grid: PatchGrid): Float32Array {
  return perPatch(grid, (x, y) => (isValid(x, y) ? [x, y, side, side] : [0, 0, 0, 0]));
}

/** [patches]: 0 for patches whose centre is so close to the border that they propose nothing, 1 for the others. */
export function validity(grid: PatchGrid): Float32Array {
  return perPatch(grid, (x, y) => [Number(isValid(x, y))]);
}

function isValid(...centre: readonly number[]): boolean {
  const [lowest, highest] = validRange;
  return centre.every((share) => share > lowest && share < highest);
}

function perPatch(
  { rows, columns }: PatchGrid,
  valuesAt: (x: number, y: number) => readonly number[],
): Float32Array {
  const values = Array.from({ length: rows * columns }, (_, patch) =>
    valuesAt(((patch % columns) + 0.5) / columns, (Math.floor(patch / columns) + 0.5) / rows),
  );
  return Float32Array.from(values.flat());
}
