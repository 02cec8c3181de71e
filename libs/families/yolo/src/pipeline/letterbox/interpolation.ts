import { roundHalfEven } from '../round-half-even.js';

/** Weights are whole numbers out of 2048: the fixed-point precision that OpenCV has for 8-bit images. */
export const fullWeight = 2048;

/** For each position of a scaled axis: the two source positions around it, and how much the second one weighs. */
export interface AxisTable {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** 0…2048; the first position has the rest. */
  readonly weight: Int32Array;
}

/**
 * Linear interpolation with half-pixel centres and without antialiasing, as OpenCV's `INTER_LINEAR`:
 * positions are float32, weights round half to even, positions outside repeat the border.
 */
export function interpolationTable(sourceLength: number, scaledLength: number): AxisTable {
  const first = new Int32Array(scaledLength);
  const second = new Int32Array(scaledLength);
  const weight = new Int32Array(scaledLength);
  const scale = 1 / (scaledLength / sourceLength);
  const last = sourceLength - 1;
  for (let index = 0; index < scaledLength; index++) {
    const position = Math.fround((index + 0.5) * scale - 0.5);
    const floor = Math.floor(position);
    first[index] = Math.max(floor, 0);
    second[index] = Math.min(floor + 1, last);
    weight[index] = roundHalfEven(Math.fround(position - floor) * fullWeight);
  }
  return { first, second, weight };
}
