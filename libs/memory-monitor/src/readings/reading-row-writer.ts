import { v8Column } from '../shared/v8-figures.js';
import type { ResidentMemory } from './process-statm.js';
import { column, valueAt } from './reading-row.js';

/** Joins what the system says of the process with what an isolate published of itself. */
export function writeReading(
  row: Float64Array,
  timeMs: number,
  resident: Readonly<ResidentMemory>,
  v8Figures: Float64Array,
): void {
  row[column.timeMs] = timeMs;
  row[column.rssBytes] = resident.rssBytes;
  row[column.anonBytes] = resident.anonBytes;
  row[column.heapUsedBytes] = valueAt(v8Figures, v8Column.heapUsedBytes);
  row[column.heapTotalBytes] = valueAt(v8Figures, v8Column.heapTotalBytes);
  row[column.externalBytes] = valueAt(v8Figures, v8Column.externalBytes);
  row[column.arrayBuffersBytes] = valueAt(v8Figures, v8Column.arrayBuffersBytes);
  row[column.v8AgeMs] = Math.max(0, timeMs - valueAt(v8Figures, v8Column.publishedAtMs));
}
