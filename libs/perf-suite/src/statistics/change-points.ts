import { Random } from '../images/random.js';
import { doubledRanks } from './doubled-ranks.js';
import { strongestSplit } from './strongest-split.js';

export interface ChangePointOptions {
  /** Values between two change points, and before the first and after the last. */
  readonly least?: number;
  /** How seldom a row without a change may be split. */
  readonly alpha?: number;
  readonly permutations?: number;
  readonly seed?: number;
}

/** Two orders of the same ranks differ in their last bits, and count as equal. */
const rounding = 1e-12;

/**
 * Where the level of a row of values changes, ascending: the index of the first value after each change. The row is
 * split where it differs most and each part again (binary segmentation, Scott & Knott 1974), as long as a permutation
 * test says that values in random order would seldom fall apart so far.
 */
export function changePoints(
  values: readonly number[],
  { least = 5, alpha = 0.01, permutations = 999, seed = 1 }: ChangePointOptions = {},
): number[] {
  const random = new Random(seed);
  const isSplit = (ranks: Float64Array, distance: number) => {
    const allowed = alpha * (permutations + 1);
    const order = ranks.slice();
    let reached = 1;
    for (let drawn = 0; drawn < permutations && reached <= allowed; drawn++) {
      shuffle(order, random);
      if ((strongestSplit(order, least)?.distance ?? 0) >= distance * (1 - rounding)) reached++;
    }
    return reached <= allowed;
  };
  const found: number[] = [];
  const split = (first: number, end: number) => {
    const ranks = Float64Array.from(doubledRanks(values.slice(first, end)), (doubled) => doubled / 2);
    const strongest = strongestSplit(ranks, least);
    if (strongest === null || !isSplit(ranks, strongest.distance)) return;
    const index = first + strongest.index;
    found.push(index);
    split(first, index);
    split(index, end);
  };
  split(0, values.length);
  return found.sort((a, b) => a - b);
}

/** Fisher & Yates, as Durstenfeld (1964) does it in place. */
function shuffle(values: Float64Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.between(0, last);
    const swapped = values[last] ?? NaN;
    values[last] = values[other] ?? NaN;
    values[other] = swapped;
  }
}
