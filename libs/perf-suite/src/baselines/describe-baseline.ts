import { baselineMetrics, type BaselineMetric } from './baseline-metric.js';
import type { Baseline, Spread } from './baseline-schema.js';
import { minimumDetectableEffect } from './compare-with-processes.js';
import { alpha } from './judge-regressions.js';
import { fewestProcesses } from './pair-metrics.js';
import { spreadOf, summariesOf } from './spread.js';

/** What a baseline says of one figure, and what a run can be told by it. */
export interface DescribedMetric extends Spread {
  readonly metric: BaselineMetric;
  /** As a share, of a run that judges this figure alone; `null` where the processes are too few. */
  readonly minimumDetectableEffect: number | null;
}

/** In the order of all metrics; those that no process has are left out. */
export function describeBaseline(baseline: Baseline): DescribedMetric[] {
  const spreads = spreadOf(baseline.processes);
  return baselineMetrics.flatMap((metric) => {
    const spread = spreads[metric.name];
    if (spread === undefined) return [];
    const values = summariesOf(baseline, metric.name).map(({ value }) => value);
    const effect =
      values.length < fewestProcesses
        ? null
        : minimumDetectableEffect(values, metric, { alpha, comparisons: 1 });
    return [{ ...spread, metric, minimumDetectableEffect: effect }];
  });
}
