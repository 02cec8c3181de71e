import type { Arithmetic } from './arithmetic.js';
import type { AxisFilter } from './axis-filter.js';
import { highHalf, lowHalf } from './fixed-weights.js';
import { columnStep, groupPixels, groupWeightBytes, kernelLimits, lane, roundUp } from './kernel-limits.js';

/** Target columns that go through the kernel together: all of them, unless the image is very large. */
export interface Strip {
  readonly first: number;
  readonly count: number;
  /** Bytes of a source row that they need, the second number exclusive. */
  readonly from: number;
  readonly to: number;
  /** Groups of weights of each column. */
  readonly groups: number;
  /** By column: bytes behind `from` where its pixels begin. */
  readonly offsets: Int32Array;
  /** By column and group: high halves of the group's weights, then low halves. */
  readonly weights: Int16Array;
}

/** @param rowsAtOnce how many rows the kernel must keep at once. */
export function strips(filter: AxisFilter, rowsAtOnce: number, arithmetic: Arithmetic): Strip[] {
  const groups = Math.ceil(filter.longest / groupPixels);
  const most = mostColumns(groups * groupWeightBytes, rowsAtOnce * 3 * arithmetic.valueBytes);
  const weights = arithmetic.columnWeights(filter);
  const made: Strip[] = [];
  for (let first = 0; first < filter.length; ) {
    let end = first + 1;
    while (end < filter.length && end - first < most && fitsSource(filter, first, end)) end++;
    made.push(strip(filter, weights, first, end, groups));
    first = end;
  }
  return made;
}

/** By the bytes that one column has of weights, and of rows between the passes. */
function mostColumns(weightBytes: number, rowsBytes: number): number {
  const most = Math.min(kernelLimits.weightBytes / weightBytes, kernelLimits.rowsBytes / rowsBytes);
  return Math.floor(most / lane) * lane;
}

function fitsSource(filter: AxisFilter, first: number, last: number): boolean {
  return (endOf(filter, last) - filter.first[first]!) * 3 <= kernelLimits.sourceBytes;
}

function strip(filter: AxisFilter, fixed: Int32Array, first: number, end: number, groups: number): Strip {
  const count = end - first;
  const from = filter.first[first]! * 3;
  const padded = roundUp(count, columnStep);
  const offsets = new Int32Array(padded);
  const weights = new Int16Array(padded * groups * groupPixels * 2);
  for (let column = 0; column < count; column++) {
    offsets[column] = filter.first[first + column]! * 3 - from;
    for (let tap = 0; tap < filter.count[first + column]!; tap++) {
      const weight = fixed[(first + column) * filter.stride + tap]!;
      const inGroup = tap % groupPixels;
      const at = (column * groups * groupPixels + tap - inGroup) * 2 + inGroup;
      weights[at] = highHalf(weight);
      weights[at + groupPixels] = lowHalf(weight);
    }
  }
  return { first, count, from, to: endOf(filter, end - 1) * 3, groups, offsets, weights };
}

function endOf({ first, count }: AxisFilter, column: number): number {
  return first[column]! + count[column]!;
}
