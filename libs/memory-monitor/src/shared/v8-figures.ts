import { performance } from 'node:perf_hooks';
import { SharedRowRing } from './shared-row-ring.js';

/** Where each V8 figure lies in a published row. */
export const v8Column = {
  publishedAtMs: 0,
  heapUsedBytes: 1,
  heapTotalBytes: 2,
  externalBytes: 3,
  arrayBuffersBytes: 4,
} as const;
export const v8ColumnCount = 5;

/** Enough that a reader is not overtaken while it copies one row. */
const keptRows = 32;

/** An isolate's memory can be asked for on its own thread only, so that thread publishes it for the sampler to pick up. */
export class V8FiguresPublisher {
  readonly ring = SharedRowRing.allocate(v8ColumnCount, keptRows);
  readonly #row = new Float64Array(v8ColumnCount);

  /** The row published, the same array at every call. */
  publish(): Float64Array {
    const usage = process.memoryUsage();
    const row = this.#row;
    row[v8Column.publishedAtMs] = performance.now();
    row[v8Column.heapUsedBytes] = usage.heapUsed;
    row[v8Column.heapTotalBytes] = usage.heapTotal;
    row[v8Column.externalBytes] = usage.external;
    row[v8Column.arrayBuffersBytes] = usage.arrayBuffers;
    this.ring.push(row);
    return row;
  }
}

/** Copies the newest published figures. At least one row must have been published. */
export function readLatestV8Figures(ring: SharedRowRing, into: Float64Array): void {
  while (!ring.read(ring.count - 1, into));
}
