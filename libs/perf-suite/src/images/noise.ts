// Bound once: a global is slow to look up inside jest's sandbox.
const { floor, imul, max } = Math;

/** A point of the noise lattice, 0 … 255. */
function latticeValue(column: number, row: number, seed: number): number {
  let hash = imul(column, 0x27d4eb2d) ^ imul(row, 0x165667b1) ^ seed;
  hash = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) & 255;
}

/** Position inside a cell as 0 … 256, eased by 3t² − 2t³ in fixed point. */
function ease(offset: number, cell: number): number {
  const t = floor((offset * 256) / cell);
  return (t * t * (768 - 2 * t)) >> 16;
}

/** Smooth value noise, 0 … 255, with features about `cell` pixels wide. Integers only. */
export function valueNoise(x: number, y: number, cell: number, seed: number): number {
  const column = floor(x / cell);
  const row = floor(y / cell);
  const across = ease(x - column * cell, cell);
  const down = ease(y - row * cell, cell);
  const top = latticeValue(column, row, seed) * (256 - across) + latticeValue(column + 1, row, seed) * across;
  const bottom =
    latticeValue(column, row + 1, seed) * (256 - across) + latticeValue(column + 1, row + 1, seed) * across;
  return (top * (256 - down) + bottom * down) >> 16;
}

/** Three octaves of value noise, 0 … 255: large forms with finer ones on them, as natural textures have. */
export function fractalNoise(x: number, y: number, cell: number, seed: number): number {
  const coarse = valueNoise(x, y, cell, seed);
  const middle = valueNoise(x, y, max(2, cell >> 1), seed ^ 0x51ed27);
  const fine = valueNoise(x, y, max(2, cell >> 2), seed ^ 0x2f6e2b);
  return floor((4 * coarse + 2 * middle + fine) / 7);
}
