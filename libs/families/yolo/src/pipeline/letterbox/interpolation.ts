import { roundHalfEven } from '../round-half-even.js';

/** Weights are in 1/2048: OpenCV's fixed-point precision for 8-bit images. */
export const weightBits = 11;

/** For each position of a scaled axis: the two source positions that it lies between, and their weights. */
export interface AxisTable {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly firstWeight: Int32Array;
  readonly secondWeight: Int32Array;
}

/**
 * Linear interpolation with half-pixel centres and without antialiasing, as OpenCV's `INTER_LINEAR`:
 * positions in float32, weights rounded half to even.
 */
export function interpolationTable(sourceLength: number, scaledLength: number): AxisTable {
  const table: AxisTable = {
    first: new Int32Array(scaledLength),
    second: new Int32Array(scaledLength),
    firstWeight: new Int32Array(scaledLength),
    secondWeight: new Int32Array(scaledLength),
  };
  const scale = 1 / (scaledLength / sourceLength);
  const last = sourceLength - 1;
  for (let index = 0; index < scaledLength; index++) {
    const position = Math.fround((index + 0.5) * scale - 0.5);
    const floor = Math.floor(position);
    const fraction = Math.fround(position - floor);
    table.first[index] = clamp(floor, last);
    table.second[index] = clamp(floor + 1, last);
    table.firstWeight[index] = weight(Math.fround(1 - fraction));
    table.secondWeight[index] = weight(fraction);
  }
  return table;
}

function weight(share: number): number {
  return roundHalfEven(share * 2 ** weightBits);
}

function clamp(position: number, last: number): number {
  return Math.min(Math.max(position, 0), last);
}
