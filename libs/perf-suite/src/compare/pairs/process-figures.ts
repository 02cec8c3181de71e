import { stageNames, type StageName } from '../../report/schema/sample-schema.js';
import { samplesNeeded } from '../../statistics/quantile.js';
import { ascending, median, sortedQuantile } from '../../statistics/sorted-quantile.js';
import type { SideEvent, SideSample } from '../side/side-events.js';

export const metricNames = ['median_ms', 'p95_ms', 'p99_ms', 'throughput_per_second'] as const;
export type MetricName = (typeof metricNames)[number] | `${StageName}_ms`;

/** The figures that stand for one process; what it does not have enough samples for is left out. */
export type ProcessFigures = Partial<Record<MetricName, number>>;

/** Each image counts alike: the median of a set of small and large images would be that of whatever lies between. */
export function processFigures(events: readonly SideEvent[]): ProcessFigures {
  const samples = events.filter((event): event is SideSample => event.type === 'sample' && !event.warm_up);
  const totals = ascending(samples.map(({ total_ms }) => total_ms));
  const figures: ProcessFigures = {};
  if (samples.length > 0) {
    const logs = imageMedians(samples, ({ total_ms }) => total_ms).map(Math.log);
    figures.median_ms = Math.exp(mean(logs));
  }
  for (const [name, q] of [
    ['p95_ms', 0.95],
    ['p99_ms', 0.99],
  ] as const) {
    if (totals.length >= samplesNeeded(q)) figures[name] = sortedQuantile(totals, q);
  }
  for (const stage of stageNames) {
    const medians = imageMedians(samples, ({ stages_ms }) => stages_ms[stage]);
    if (medians.length > 0) figures[`${stage}_ms`] = mean(medians);
  }
  const throughput = throughputOf(events);
  if (throughput !== null) figures.throughput_per_second = throughput;
  return figures;
}

function imageMedians(
  samples: readonly SideSample[],
  pick: (sample: SideSample) => number | undefined,
): number[] {
  const byImage = new Map<number, number[]>();
  for (const sample of samples) {
    const value = pick(sample);
    if (value === undefined) continue;
    const values = byImage.get(sample.image);
    if (values) values.push(value);
    else byImage.set(sample.image, [value]);
  }
  return [...byImage.values()].map(median);
}

/** The median burst: one that something else disturbed does not move it. */
function throughputOf(events: readonly SideEvent[]): number | null {
  const rates = events.flatMap((event) =>
    event.type === 'throughput' ? [(1000 * event.images) / event.ms] : [],
  );
  return rates.length === 0 ? null : median(rates);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
