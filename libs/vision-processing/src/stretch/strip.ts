import type { Arithmetic } from './arithmetic.js';
import type { AxisFilter } from './axis-filter.js';
import { highHalf, lowHalf } from './fixed-weights.js';
import { columnStep, kernelLimits, lane, pairPixels, pairWeightBytes, roundUp } from './kernel-limits.js';

/** Target columns that go through the kernel together: all of them, unless the image is very large. */
export interface Strip {
  readonly first: number;
  readonly count: number;
  /** Bytes of a source row that they need, the second number exclusive. */
  readonly from: number;
  readonly to: number;
  /** Pairs of source pixels that each column has weights for; 0 where each is one pixel as it is. */
  readonly pairs: number;
  /** By column: bytes behind `from` where its pixels begin. */
  readonly offsets: Int32Array;
  /** By column and pair: both high halves of the weights, then both low halves. */
  readonly weights: Int16Array;
}

/** @param rowsAtOnce how many rows the kernel must keep at once. */
export function strips(filter: AxisFilter, rowsAtOnce: number, arithmetic: Arithmetic): Strip[] {
  const pairs = filter.isIdentity ? 0 : Math.ceil(filter.longest / pairPixels);
  const most = mostColumns(pairs * pairWeightBytes, rowsAtOnce * 3 * arithmetic.valueBytes);
  const weights = arithmetic.columnWeights(filter);
  const made: Strip[] = [];
  for (let first = 0; first < filter.length; ) {
    let end = first + 1;
    while (end < filter.length && end - first < most && fitsSource(filter, first, end)) end++;
    made.push(strip(filter, weights, first, end, pairs));
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

function strip(filter: AxisFilter, fixed: Int32Array, first: number, end: number, pairs: number): Strip {
  const count = end - first;
  const from = filter.first[first]! * 3;
  const padded = roundUp(count, columnStep);
  const offsets = new Int32Array(padded);
  const weights = new Int16Array(padded * pairs * pairPixels * 2);
  for (let column = 0; column < count; column++) {
    offsets[column] = filter.first[first + column]! * 3 - from;
    if (pairs === 0) continue;
    for (let tap = 0; tap < filter.count[first + column]!; tap++) {
      const weight = fixed[(first + column) * filter.stride + tap]!;
      const inPair = tap % pairPixels;
      const at = (column * pairs * pairPixels + tap - inPair) * 2 + inPair;
      weights[at] = highHalf(weight);
      weights[at + pairPixels] = lowHalf(weight);
    }
  }
  return { first, count, from, to: endOf(filter, end - 1) * 3, pairs, offsets, weights };
}

function endOf({ first, count }: AxisFilter, column: number): number {
  return first[column]! + count[column]!;
}
