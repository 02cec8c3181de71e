import type { SharedRowRing } from '../shared/shared-row-ring.js';
import type { MemoryReading } from './memory-reading.js';
import { column, createRow, valueAt } from './reading-row.js';

/** The latest samples, oldest first, one array a figure; units and meanings are those of `MemoryReading`. */
export type MemorySamples = {
  readonly [Figure in Exclude<keyof MemoryReading, 'anonBytes'>]: Float64Array;
} & {
  /** `null` where the system does not say. */
  readonly anonBytes: Float64Array | null;
  /** Length of each array. */
  readonly count: number;
  /** Samples taken since the monitor started that are kept no more. */
  readonly overwritten: number;
};

/** A copy of what the ring holds now. */
export function copySamples(ring: SharedRowRing, hasAnonBytes: boolean): MemorySamples {
  const end = ring.count;
  const first = Math.max(0, end - ring.capacity);
  const row = createRow();
  const columns = Array.from(row, () => new Float64Array(end - first));
  let count = 0;
  for (let index = first; index < end; index++) {
    // False only for the oldest, where the sampler overwrites them while they are being copied.
    if (!ring.read(index, row)) continue;
    for (const [position, values] of columns.entries()) values[count] = valueAt(row, position);
    count++;
  }
  const figure = (position: number) => (columns[position] ?? new Float64Array()).subarray(0, count);
  return {
    count,
    overwritten: end - count,
    timeMs: figure(column.timeMs),
    rssBytes: figure(column.rssBytes),
    anonBytes: hasAnonBytes ? figure(column.anonBytes) : null,
    heapUsedBytes: figure(column.heapUsedBytes),
    heapTotalBytes: figure(column.heapTotalBytes),
    externalBytes: figure(column.externalBytes),
    arrayBuffersBytes: figure(column.arrayBuffersBytes),
    v8AgeMs: figure(column.v8AgeMs),
  };
}
