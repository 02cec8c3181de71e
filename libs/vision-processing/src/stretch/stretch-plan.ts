import type { ImageSize } from '@framegate/model-family';
import type { Arithmetic } from './arithmetic.js';
import { axisFilter } from './axis-filter.js';
import { kernelLimits, roundUp } from './kernel-limits.js';
import { type RowRing, rowRing } from './row-ring.js';
import { type Strip, strips } from './strip.js';

/** A target row: the source rows that it is made of. */
export interface TargetRow {
  readonly first: number;
  /** Source rows from the first on. */
  readonly count: number;
  /** Their weights as the kernel reads them, and 0 for rows that it reads without need. */
  readonly words: Int32Array;
}

/** How images of one size are resized. */
export interface StretchPlan {
  readonly strips: readonly { readonly strip: Strip; readonly ring: RowRing }[];
  readonly rows: readonly TargetRow[];
}

/** @throws {RangeError} when the image is too large to be made so small. */
export function planStretch(source: ImageSize, target: ImageSize, arithmetic: Arithmetic): StretchPlan {
  const { shrinking } = kernelLimits;
  if (source.width > shrinking * target.width || source.height > shrinking * target.height) {
    throw new RangeError(
      `Expected an image that is at most ${shrinking} times as wide and high as the model's ` +
        `${target.width}×${target.height} input, got ${source.width}×${source.height}.`,
    );
  }
  const rowFilter = axisFilter(source.height, target.height);
  const { words, stride } = arithmetic.rowWords(rowFilter);
  const rows = Array.from(rowFilter.first, (first, y): TargetRow => {
    const count = rowFilter.count[y]!;
    const start = y * stride;
    return { first, count, words: words.subarray(start, start + roundUp(count, arithmetic.rowStep)) };
  });
  const columnFilter = axisFilter(source.width, target.width);
  return {
    strips: strips(columnFilter, rowFilter.longest, arithmetic).map((strip) => ({
      strip,
      ring: rowRing(strip, source.width, rowFilter.longest, arithmetic),
    })),
    rows,
  };
}
