import type { AxisFilter } from './axis-filter.js';
import { balancedWeights, fixedWeights } from './fixed-weights.js';
import { floatWords, pairedWords, type RowWords } from './row-words.js';

/** How sums are rounded on the way, and so what the kernel keeps and reads. */
export interface Arithmetic {
  /** Of a value between the passes. */
  readonly valueBytes: number;
  readonly columnPass: 'columnsToLevels' | 'columnsToFloats';
  /** Where columns are pixels as they are. */
  readonly splitPass: 'splitToLevels' | 'splitToFloats';
  readonly rowPass: 'levelRows' | 'floatRows';
  /** Where a target row is a source row as it is. */
  readonly sameRowPass: 'sameLevelRow' | 'floatRows';
  /** Rows that the kernel takes together. */
  readonly rowStep: number;
  /** Out of 2²². */
  columnWeights(filter: AxisFilter): Int32Array;
  rowWords(filter: AxisFilter): RowWords;
}

const pillow: Arithmetic = {
  valueBytes: Uint8Array.BYTES_PER_ELEMENT,
  columnPass: 'columnsToLevels',
  splitPass: 'splitToLevels',
  rowPass: 'levelRows',
  sameRowPass: 'sameLevelRow',
  rowStep: 2,
  columnWeights: fixedWeights,
  rowWords: pairedWords,
};

const float: Arithmetic = {
  valueBytes: Float32Array.BYTES_PER_ELEMENT,
  columnPass: 'columnsToFloats',
  splitPass: 'splitToFloats',
  rowPass: 'floatRows',
  sameRowPass: 'floatRows',
  rowStep: 1,
  columnWeights: balancedWeights,
  rowWords: floatWords,
};

export const arithmetics = { pillow, float };
