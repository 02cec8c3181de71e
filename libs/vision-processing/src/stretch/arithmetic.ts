import { balancedWeights, fixedWeights, highHalf, lowHalf } from './fixed-weights.js';

/** How sums are rounded on the way, and so what the kernel keeps and reads. */
export interface Arithmetic {
  /** Of a value between the passes. */
  readonly valueBytes: number;
  readonly columns: 'columnsToLevels' | 'columnsToFloats';
  readonly rows: 'levelRows' | 'floatRows';
  /** Out of `fullWeight`. */
  columnWeights(weights: readonly number[]): number[];
  /** A 32-bit word for each row as the kernel reads it; more than there are weights where it takes rows in pairs. */
  rowWords(weights: readonly number[]): Int32Array;
}

const pillow: Arithmetic = {
  valueBytes: 1,
  columns: 'columnsToLevels',
  rows: 'levelRows',
  columnWeights: fixedWeights,
  rowWords(weights) {
    const fixed = fixedWeights(weights);
    if (fixed.length % 2 !== 0) fixed.push(0);
    const halves = new Int16Array(fixed.length * 2);
    for (let row = 0; row < fixed.length; row += 2) {
      const [one, other] = [fixed[row]!, fixed[row + 1]!];
      halves.set([highHalf(one), highHalf(other), lowHalf(one), lowHalf(other)], row * 2);
    }
    return new Int32Array(halves.buffer);
  },
};

const float: Arithmetic = {
  valueBytes: Float32Array.BYTES_PER_ELEMENT,
  columns: 'columnsToFloats',
  rows: 'floatRows',
  columnWeights: balancedWeights,
  rowWords: (weights) => new Int32Array(Float32Array.from(weights).buffer),
};

export const arithmetics = { pillow, float };
