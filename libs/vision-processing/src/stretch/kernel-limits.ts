/** Source positions that one position of an axis can be made of: two for each time that the axis shrinks, and one. */
const taps = 4096;

/** What the kernel's memory has room for. Wider and taller images than fit at once go through it in strips. */
export const kernelLimits = {
  taps,
  /** How many times an axis can shrink. */
  shrinking: taps / 2 - 1,
  /** Bytes of source rows. */
  sourceBytes: 65_536,
  /** Bytes of weights of columns. */
  weightBytes: 262_144,
  /** Bytes of rows between the passes. */
  rowsBytes: 1_048_576,
};

/** Source pixels that the kernel takes together, and the bytes of their weights. */
export const pairPixels = 2;
export const pairWeightBytes = 8;
/** Columns that it takes together along a row, and in a pass over rows. */
export const columnStep = 4;
export const lane = 16;

/** To a multiple of `step`. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
