import type { Statistic } from '../report/schema/scenario-schema.js';
import { describeValues } from '../statistics/describe-values.js';
import { estimateQuantile } from '../statistics/quantile.js';
import { roundFigure } from './round-figure.js';

/** Values as the report describes them; `undefined` where there are none. */
export function describeFigures(values: readonly number[]): Statistic | undefined {
  if (values.length === 0) return undefined;
  const { n, mean, sd, min, max } = describeValues(values);
  const quantile = (q: number) => {
    const { value, low, high, needed } = estimateQuantile(values, q);
    return { value: value === null ? null : roundFigure(value), low, high, needed };
  };
  return {
    n,
    mean: roundFigure(mean),
    sd: sd === null ? null : roundFigure(sd),
    min,
    max,
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
  };
}

/** Each list of values by its name; those that are empty are left out. */
export function describeEach(values: Readonly<Record<string, readonly number[]>>): Record<string, Statistic> {
  const statistics: Record<string, Statistic> = {};
  for (const [figure, numbers] of Object.entries(values)) {
    const described = describeFigures(numbers);
    if (described !== undefined) statistics[figure] = described;
  }
  return statistics;
}
