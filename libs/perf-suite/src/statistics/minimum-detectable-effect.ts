import { studentQuantile } from './student-t.js';

export interface PairedDesign {
  /** Standard deviation of the differences of pairs. */
  readonly sd: number;
  readonly pairs: number;
  /** Of the one-sided test. */
  readonly alpha: number;
  /** The chance of finding it. */
  readonly power: number;
}

/** How many values Wilcoxon's test needs for what Student's does with one, of a normal distribution (Lehmann 1975, 2.4). */
const relativeEfficiency = 3 / Math.PI;

/**
 * The least difference beyond the tested one that a paired design finds with the asked-for power:
 * (t(1 − alpha) + t(power)) · sd / √n (Bloom 1995), with n cut to what the signed-rank test makes of it.
 * @throws {RangeError} for fewer than two pairs.
 */
export function minimumDetectableEffect({ sd, pairs, alpha, power }: PairedDesign): number {
  if (!(pairs >= 2)) throw new RangeError(`Expected at least two pairs, got ${pairs}.`);
  const t = (p: number) => studentQuantile(p, pairs - 1);
  return ((t(1 - alpha) + t(power)) * sd) / Math.sqrt(relativeEfficiency * pairs);
}
