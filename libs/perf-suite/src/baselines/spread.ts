import { describeValues } from '../statistics/describe-values.js';
import { varianceComponents } from '../statistics/variance-components.js';
import { baselineMetricNames, type BaselineMetricName } from './baseline-metric.js';
import type { Baseline, ProcessRecord, ProcessSummary, Spread } from './baseline-schema.js';
import { significant } from './significant.js';

/** What the processes that have the metric say of it. */
export function summariesOf(
  { processes }: Pick<Baseline, 'processes'>,
  name: BaselineMetricName,
): ProcessSummary[] {
  return processes.flatMap((process) => process[name] ?? []);
}

/** How each metric spreads over processes, and how much of it is noise within them. */
export function spreadOf(processes: readonly ProcessRecord[]): Baseline['spread'] {
  const spreads = baselineMetricNames.flatMap((name) => {
    const summaries = summariesOf({ processes: [...processes] }, name);
    return summaries.length === 0 ? [] : [[name, describeSpread(summaries)]];
  });
  return Object.fromEntries(spreads) as Baseline['spread'];
}

function describeSpread(summaries: readonly ProcessSummary[]): Spread {
  const { n, mean, sd } = describeValues(summaries.map(({ value }) => value));
  const groups = summaries.flatMap(({ n = 0, mean, sd }) =>
    mean === undefined || sd === undefined ? [] : [{ n, mean, sd }],
  );
  const spread = { processes: n, mean: significant(mean), sd: sd === null ? null : significant(sd) };
  if (groups.length < 2) return spread;
  const { between, within } = varianceComponents(groups);
  return { ...spread, between_sd: significant(between), within_sd: significant(within) };
}
