import type { ModelResult } from '../report/schema/model-schema.js';
import type { Regression } from '../report/schema/regression-schema.js';
import { baselineMetrics, type BaselineMetric } from './baseline-metric.js';
import type { Baseline } from './baseline-schema.js';
import { summariesOf } from './spread.js';
import { readMetric } from './summarise-process.js';
import { undecided } from './undecided.js';

/** Fewer processes say too little about how processes differ. */
export const fewestProcesses = 20;

/** A figure of a run and those that it is compared with. */
export interface MetricPair {
  readonly metric: BaselineMetric;
  readonly value: number;
  readonly values: readonly number[];
  /** What else may have made the figure worse, a sentence; `null` for nothing that is known. */
  readonly excuse: string | null;
}

/**
 * Each figure that the baseline holds and the run was to measure: with its values, or undecided where there are too few.
 */
export function pairMetrics(
  { scenarios }: Pick<ModelResult, 'scenarios'>,
  baseline: Baseline,
): (MetricPair | Regression)[] {
  return baselineMetrics.flatMap((metric): (MetricPair | Regression)[] => {
    const values = summariesOf(baseline, metric.name).map(({ value }) => value);
    const reading = readMetric(metric.name, scenarios);
    if (values.length === 0 || reading === undefined) return [];
    if (typeof reading === 'string') return [undecided(metric, 'inconclusive', reading, values.length)];
    const { value } = reading;
    if (values.length < fewestProcesses) {
      const reason = `The baseline holds ${values.length} processes: it takes ${fewestProcesses}.`;
      return [{ ...undecided(metric, 'inconclusive', reason, values.length), value }];
    }
    const busy = scenarios[metric.scenario]?.flags.find(({ code }) => code === 'busy-machine');
    return [{ metric, value, values, excuse: busy?.message ?? null }];
  });
}
