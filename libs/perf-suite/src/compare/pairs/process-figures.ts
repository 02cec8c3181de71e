import { stageNames, type StageName } from '../../report/schema/sample-schema.js';
import { samplesNeeded } from '../../statistics/quantile.js';
import { ascending, median, sortedQuantile } from '../../statistics/sorted-quantile.js';
import type { SideEvent, SideSample } from '../side/side-events.js';
import { byImage, mean, samplesOf } from './process-events.js';

export const metricNames = ['median_ms', 'p95_ms', 'p99_ms', 'throughput_per_second'] as const;
export type MetricName = (typeof metricNames)[number] | `${StageName}_ms`;

/** The figures that stand for one process; what it does not have enough samples for is left out. */
export type ProcessFigures = Partial<Record<MetricName, number>>;

/** Each image counts alike: the median of a set of small and large images would be that of whatever lies between. */
export function processFigures(events: readonly SideEvent[]): ProcessFigures {
  const samples = samplesOf(events);
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
  return [...byImage(samples, pick).values()].map(median);
}

/** The median burst: one that something else disturbed does not move it. */
function throughputOf(events: readonly SideEvent[]): number | null {
  const rates = events.flatMap((event) =>
    event.type === 'throughput' ? [(1000 * event.images) / event.ms] : [],
  );
  return rates.length === 0 ? null : median(rates);
}
