import { Random } from '../images/random.js';

export interface PermutationOptions {
  /** Random rearrangements that are drawn. */
  readonly permutations: number;
  readonly seed: number;
}

/** Sums of the same values in another order differ in their last bits, and count as equal. */
const rounding = 1e-12;

/**
 * How surely the means of two groups differ: p = (k + 1) / (N + 1), where in k of N random rearrangements they differ at
 * least as much. The arrangement that was measured is one of them, so that p is never 0 (Phipson & Smyth 2010).
 * @throws {RangeError} for an empty group.
 */
export function permutationTest(
  first: readonly number[],
  second: readonly number[],
  { permutations, seed }: PermutationOptions,
): number {
  if (first.length === 0 || second.length === 0) {
    throw new RangeError(`Expected two groups of values, got ${first.length} and ${second.length} values.`);
  }
  const values = [...first, ...second];
  const measured = distance(values, first.length) * (1 - rounding);
  const random = new Random(seed);
  let reached = 0;
  for (let drawn = 0; drawn < permutations; drawn++) {
    shuffle(values, random);
    if (distance(values, first.length) >= measured) reached++;
  }
  return (reached + 1) / (permutations + 1);
}

/** Between the means of the first `size` values and of the others. */
function distance(values: readonly number[], size: number): number {
  let [left, right] = [0, 0];
  values.forEach((value, index) => {
    if (index < size) left += value;
    else right += value;
  });
  return Math.abs(left / size - right / (values.length - size));
}

/** Fisher & Yates, as Durstenfeld (1964) does it in place. */
function shuffle(values: number[], random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.between(0, last);
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
}
