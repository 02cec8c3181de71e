import type { AxisFilter } from './axis-filter.js';
import { fixedWeights, highHalf, lowHalf } from './fixed-weights.js';
import { roundUp } from './kernel-limits.js';

/** Weights of source rows as the kernel reads them: a 32-bit word for each. */
export interface RowWords {
  /** By target row, {@link stride} each. */
  readonly words: Int32Array;
  readonly stride: number;
}

/** In pairs: high halves of both weights, then low halves. */
export function pairedWords(filter: AxisFilter): RowWords {
  const fixed = fixedWeights(filter);
  const stride = roundUp(filter.longest, 2);
  const halves = new Int16Array(filter.length * stride * 2);
  for (let target = 0; target < filter.length; target++) {
    for (let row = 0; row < filter.count[target]!; row++) {
      const weight = fixed[target * filter.stride + row]!;
      const pair = (target * stride + row - (row % 2)) * 2;
      halves[pair + (row % 2)] = highHalf(weight);
      halves[pair + 2 + (row % 2)] = lowHalf(weight);
    }
  }
  return { words: new Int32Array(halves.buffer), stride };
}

export function floatWords({ weights, stride }: AxisFilter): RowWords {
  return { words: new Int32Array(new Float32Array(weights).buffer), stride };
}
