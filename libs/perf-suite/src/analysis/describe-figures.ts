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
    p95: quantile(0.95),
    p99: quantile(0.99),
  };
}
