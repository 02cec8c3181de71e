import type { Regression } from '../report/schema/regression-schema.js';
import type { BaselineMetric } from './baseline-metric.js';

/** A figure that could not be compared, and why. */
export function undecided(
  { name, isAdvisory }: Pick<BaselineMetric, 'name' | 'isAdvisory'>,
  verdict: 'inconclusive' | 'not-comparable',
  reason: string,
  n: number,
): Regression {
  return {
    metric: name,
    verdict,
    reason,
    value: null,
    baseline: null,
    low: null,
    high: null,
    n,
    change: null,
    change_low: null,
    change_high: null,
    minimum_detectable_effect: null,
    ...(isAdvisory && { advisory: true }),
  };
}
