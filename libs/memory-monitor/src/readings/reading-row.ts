import type { MemoryPeak, MemoryReading } from './memory-reading.js';

/** Where each figure of a reading lies in a row of float64. NaN stands for `null`. */
export const column = {
  timeMs: 0,
  rssBytes: 1,
  anonBytes: 2,
  heapUsedBytes: 3,
  heapTotalBytes: 4,
  externalBytes: 5,
  arrayBuffersBytes: 6,
  v8AgeMs: 7,
} as const;

export const columnCount = 8;
/** The rows' V8 figures, from the first up to and without the last. */
export const v8Columns = { first: column.heapUsedBytes, end: column.v8AgeMs } as const;

export function createRow(): Float64Array {
  return new Float64Array(columnCount).fill(NaN);
}

export function valueAt(row: Float64Array, index: number): number {
  return row[index] ?? NaN;
}

export function toReading(row: Float64Array): MemoryReading {
  return {
    timeMs: valueAt(row, column.timeMs),
    ...toPeak(row),
    v8AgeMs: valueAt(row, column.v8AgeMs),
  };
}

export function toPeak(row: Float64Array): MemoryPeak {
  const anonBytes = valueAt(row, column.anonBytes);
  return {
    rssBytes: valueAt(row, column.rssBytes),
    anonBytes: Number.isNaN(anonBytes) ? null : anonBytes,
    heapUsedBytes: valueAt(row, column.heapUsedBytes),
    heapTotalBytes: valueAt(row, column.heapTotalBytes),
    externalBytes: valueAt(row, column.externalBytes),
    arrayBuffersBytes: valueAt(row, column.arrayBuffersBytes),
  };
}
