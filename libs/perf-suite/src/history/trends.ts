import { baselineMetrics } from '../baselines/baseline-metric.js';
import { significant } from '../baselines/significant.js';
import type { Trend } from '../report/schema/trend-schema.js';
import { changePoints } from '../statistics/change-points.js';
import { median } from '../statistics/sorted-quantile.js';
import type { HistoricFigure } from './read-history.js';

/** Fewer runs between two changes could be chance. */
const fewestRuns = 4;

/** Each figure of a machine over its runs; those of all variants unless one is asked for. Figures come in rising time. */
export function trendsOf(figures: readonly HistoricFigure[], machine: string, variant?: string): Trend[] {
  const own = figures.filter(
    (figure) => figure.machine === machine && (variant === undefined || figure.variant === variant),
  );
  const variants = [...new Set(own.map((figure) => figure.variant))].sort();
  return variants.flatMap((name) =>
    baselineMetrics.flatMap(({ name: metric }) => {
      const points = own
        .filter((figure) => figure.variant === name && figure.metric === metric)
        .map(({ at, commit, value }) => ({ at, commit, value }));
      if (points.length === 0) return [];
      return [{ variant: name, metric, machine_id: machine, points, changes: changesOf(points) }];
    }),
  );
}

/** Levels are medians of the runs between two changes. */
function changesOf(points: Trend['points']): Trend['changes'] {
  const values = points.map(({ value }) => value);
  const starts = [0, ...changePoints(values, { least: fewestRuns }), values.length];
  const levels = starts.slice(1).map((end, part) => significant(median(values.slice(starts[part], end))));
  return starts
    .slice(1, -1)
    .map((index, part) => ({ index, before: levels[part]!, after: levels[part + 1]! }));
}
