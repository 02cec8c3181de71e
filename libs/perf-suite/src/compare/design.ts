import { spendAlpha } from '../statistics/alpha-spending.js';

/** All that decides a verdict besides the times: fixed before anything is measured. */
export interface ComparisonDesign {
  /** After how many pairs of processes a verdict may be given, rising. */
  readonly looks: readonly number[];
  /** The chance of a false alarm at each look; the same again for a false `ok`. */
  readonly alphas: readonly number[];
  /** Processes that may die before the comparison is given up. */
  readonly mostDeaths: number;
}

const looks = [10, 16] as const;

/** 2.5 % in all on each side, so that an interval after one look only would hold with 95 %. */
const alpha = 0.025;

export const comparisonDesign: ComparisonDesign = {
  looks,
  alphas: spendAlpha(alpha, looks),
  mostDeaths: 3,
};

/** A slowdown of less is of no interest, as a share. */
export const margins = { median: 0.03, throughput: 0.05, tail: 0.1 } as const;

/** Nor is one of fewer milliseconds: the clock and the scheduler differ by as much. */
export const floorMs = 0.1;

/** The chance of finding it that the minimum detectable effect is stated for. */
export const detectablePower = 0.8;
