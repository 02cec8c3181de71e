import type { ImageSize } from '@framegate/model-family';
import type { Arithmetic } from './arithmetic.js';
import { axisFilter, type Taps } from './axis-filter.js';
import { kernelLimits } from './kernel-limits.js';
import { type Strip, strips } from './strip.js';

/** A target row: the source rows that it is made of. */
export interface TargetRow {
  readonly first: number;
  /** Source rows from the first on. */
  readonly count: number;
  /** Their weights as the kernel reads them. */
  readonly words: Int32Array;
}

/** How images of one size are resized. */
export interface StretchPlan {
  readonly strips: readonly Strip[];
  readonly rows: readonly TargetRow[];
  /** Source rows that are needed at once. */
  readonly rowsAtOnce: number;
}

/** @throws {RangeError} when the image is too large to be made so small. */
export function planStretch(source: ImageSize, target: ImageSize, arithmetic: Arithmetic): StretchPlan {
  const columns = axisFilter(source.width, target.width);
  const rows = axisFilter(source.height, target.height);
  const rowsAtOnce = mostTaps(rows);
  if (Math.max(rowsAtOnce, mostTaps(columns)) > kernelLimits.taps) {
    throw new RangeError(
      `Expected an image that is at most ${kernelLimits.taps / 2 - 1} times as wide or high as the model's ` +
        `${target.width}×${target.height} input, got ${source.width}×${source.height}.`,
    );
  }
  return {
    strips: strips(columns, rowsAtOnce, arithmetic),
    rows: rows.map(({ first, weights }) => ({
      first,
      count: weights.length,
      words: arithmetic.rowWords(weights),
    })),
    rowsAtOnce,
  };
}

function mostTaps(taps: readonly Taps[]): number {
  return taps.reduce((most, { weights }) => Math.max(most, weights.length), 0);
}
