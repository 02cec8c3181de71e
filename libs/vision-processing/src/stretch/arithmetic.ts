import type { AxisFilter } from './axis-filter.js';
import { balancedWeights, fixedWeights } from './fixed-weights.js';
import { floatWords, pairedWords, type RowWords } from './row-words.js';

/** How sums are rounded on the way, and so what the kernel keeps and reads. */
export interface Arithmetic {
  /** Of a value between the passes. */
  readonly valueBytes: number;
  readonly columnPass: 'columnsToLevels' | 'columnsToFloats';
  readonly rowPass: 'levelRows' | 'floatRows';
  /** Rows that the kernel takes together. */
  readonly rowStep: number;
  /** Out of 2²². */
  columnWeights(filter: AxisFilter): Int32Array;
  rowWords(filter: AxisFilter): RowWords;
}

const pillow: Arithmetic = {
  valueBytes: Uint8Array.BYTES_PER_ELEMENT,
  columnPass: 'columnsToLevels',
  rowPass: 'levelRows',
  rowStep: 2,
  columnWeights: fixedWeights,
  rowWords: pairedWords,
};

const float: Arithmetic = {
  valueBytes: Float32Array.BYTES_PER_ELEMENT,
  columnPass: 'columnsToFloats',
  rowPass: 'floatRows',
  rowStep: 1,
  columnWeights: balancedWeights,
  rowWords: floatWords,
};

export const arithmetics = { pillow, float };
