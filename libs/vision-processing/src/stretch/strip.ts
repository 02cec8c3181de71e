import type { Arithmetic } from './arithmetic.js';
import type { Taps } from './axis-filter.js';
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

/** @param rows how many rows the kernel must keep at once. */
export function strips(columns: readonly Taps[], rows: number, arithmetic: Arithmetic): Strip[] {
  const groups = Math.max(...columns.map(({ weights }) => Math.ceil(weights.length / groupPixels)));
  const mostByWeights = Math.floor(kernelLimits.weightBytes / (groups * groupWeightBytes) / lane) * lane;
  const mostByRows = Math.floor(kernelLimits.rowsBytes / (rows * 3 * arithmetic.valueBytes) / lane) * lane;
  const most = Math.min(mostByWeights, mostByRows);
  const made: Strip[] = [];
  for (let first = 0; first < columns.length; ) {
    let end = first + 1;
    while (end < columns.length && end - first < most && fitsSource(columns[first]!, columns[end]!)) end++;
    made.push(strip(columns.slice(first, end), first, groups, arithmetic));
    first = end;
  }
  return made;
}

function fitsSource(first: Taps, last: Taps): boolean {
  return (endOf(last) - first.first) * 3 <= kernelLimits.sourceBytes;
}

function strip(columns: readonly Taps[], first: number, groups: number, arithmetic: Arithmetic): Strip {
  const from = columns[0]!.first * 3;
  const padded = roundUp(columns.length, columnStep);
  const offsets = new Int32Array(padded);
  const weights = new Int16Array(padded * groups * groupPixels * 2);
  columns.forEach((column, index) => {
    offsets[index] = column.first * 3 - from;
    arithmetic.columnWeights(column.weights).forEach((weight, tap) => {
      const group = index * groups + Math.floor(tap / groupPixels);
      const at = group * groupPixels * 2 + (tap % groupPixels);
      weights[at] = highHalf(weight);
      weights[at + groupPixels] = lowHalf(weight);
    });
  });
  return { first, count: columns.length, from, to: endOf(columns.at(-1)!) * 3, groups, offsets, weights };
}

function endOf({ first, weights }: Taps): number {
  return first + weights.length;
}
