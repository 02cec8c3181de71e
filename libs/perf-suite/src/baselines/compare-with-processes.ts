import { predictionInterval } from '../statistics/prediction-interval.js';
import { describeValues } from '../statistics/describe-values.js';
import { studentCdf, studentQuantile } from '../statistics/student-t.js';
import { roundFigure } from '../analysis/round-figure.js';
import type { BaselineMetric } from './baseline-metric.js';

/** A figure of one process against those of a baseline. Shares are of the baseline's mean. */
export interface Estimate {
  readonly baseline: number;
  /** Where one more process like those of the baseline lies with 95 %. */
  readonly low: number;
  readonly high: number;
  readonly change: number;
  /** 95 % interval of the change. */
  readonly changeLow: number;
  readonly changeHigh: number;
  /** How probable a value this bad is of a process like those of the baseline. */
  readonly p: number;
  /** Whether the change is for the worse, and large enough to be of interest. */
  readonly matters: boolean;
}

/** From at least two values of the baseline, which are taken as normally distributed. */
export function compareWithProcesses(
  value: number,
  values: readonly number[],
  { higherIsBetter, margin, floor }: Pick<BaselineMetric, 'higherIsBetter' | 'margin' | 'floor'>,
): Estimate {
  const { mean, low, high } = predictionInterval(values);
  const half = high - mean;
  // No change is 0, never -0.
  const shareOf = (difference: number) => roundFigure(difference / mean) + 0;
  const worse = higherIsBetter ? mean - value : value - mean;
  return {
    baseline: roundFigure(mean),
    low: roundFigure(low),
    high: roundFigure(high),
    change: shareOf(value - mean),
    changeLow: shareOf(value - half - mean),
    changeHigh: shareOf(value + half - mean),
    p: tail(worse, values),
    matters: worse > Math.max(floor, margin * mean),
  };
}

function tail(worse: number, values: readonly number[]): number {
  const error = predictionError(values);
  if (error === 0) return worse > 0 ? 0 : 1;
  return 1 - studentCdf(worse / error, values.length - 1);
}

/** Standard error of one more value: s · √(1 + 1/n). */
function predictionError(values: readonly number[]): number {
  return (describeValues(values).sd ?? 0) * Math.sqrt(1 + 1 / values.length);
}

/** How often a change of the least detectable size is found. */
const power = 0.8;

/**
 * The change for the worse, as a share of the mean, that is found 4 times in 5 where one of `comparisons` is allowed to be
 * a false alarm with `alpha` in all: what makes an alarm, and as much more as chance may take off.
 */
export function minimumDetectableEffect(
  values: readonly number[],
  { margin, floor }: Pick<BaselineMetric, 'margin' | 'floor'>,
  { alpha, comparisons }: { readonly alpha: number; readonly comparisons: number },
): number {
  const { mean } = describeValues(values);
  const error = predictionError(values);
  const alarm = studentQuantile(1 - alpha / comparisons, values.length - 1) * error;
  return (Math.max(alarm, floor, margin * mean) + studentQuantile(power, values.length - 1) * error) / mean;
}
