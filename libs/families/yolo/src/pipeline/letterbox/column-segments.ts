import { type AxisTable, fullWeight } from './interpolation.js';
import { columnBytes } from './row-kernel.js';

/** Scaled columns whose source pixels fit the kernel's room for a row: all of them, unless the image is very wide. */
export interface ColumnSegment {
  readonly first: number;
  readonly count: number;
  /** Bytes of the source row that they need. */
  readonly from: number;
  readonly to: number;
}

/** Writes the table of columns as the kernel reads it, and says which of them go together. */
export function writeColumns(
  { first, second, weight }: AxisTable,
  columns: DataView,
  room: number,
): ColumnSegment[] {
  const segments: ColumnSegment[] = [];
  let start = 0;
  for (let x = 0; x < first.length; x++) {
    if ((second[x]! + 1 - first[start]!) * 3 > room) {
      segments.push(segmentOf(start, x));
      start = x;
    }
    // At the border both positions are one pixel: all weight on the left one, whatever lies behind it.
    const right = first[x] === second[x] ? 0 : weight[x]!;
    columns.setInt32(x * columnBytes, (first[x]! - first[start]!) * 3, true);
    columns.setInt16(x * columnBytes + 4, fullWeight - right, true);
    columns.setInt16(x * columnBytes + 6, right, true);
  }
  segments.push(segmentOf(start, first.length));
  return segments;

  function segmentOf(begin: number, end: number): ColumnSegment {
    return { first: begin, count: end - begin, from: first[begin]! * 3, to: (second[end - 1]! + 1) * 3 };
  }
}
