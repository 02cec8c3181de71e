import { stageNames } from '../../report/schema/sample-schema.js';
import { hodgesLehmann } from '../../statistics/hodges-lehmann.js';
import { median } from '../../statistics/sorted-quantile.js';
import type { SideEvent } from '../side/side-events.js';
import { byImage, mean, samplesOf } from './process-events.js';
import { type MetricName, type ProcessFigures, processFigures } from './process-figures.js';

/**
 * What head takes of what base takes, by figure. Times and throughput are compared neighbour by neighbour before they are
 * summed up: whatever slowed the machine down for a while slowed both of them. A quantile has no neighbours, and is the ratio
 * of what both processes have. A figure that one of them lacks is left out.
 */
export function pairedRatios(base: readonly SideEvent[], head: readonly SideEvent[]): ProcessFigures {
  const ratios: ProcessFigures = {};
  const before = processFigures(base);
  const after = processFigures(head);
  for (const metric of Object.keys(before) as MetricName[]) {
    const [from = 0, to = 0] = [before[metric], after[metric]];
    if (from > 0 && to > 0) ratios[metric] = to / from;
  }
  const totals = ratioOfTimes(base, head, ({ total_ms }) => total_ms);
  if (totals !== null) ratios.median_ms = totals;
  for (const stage of stageNames) {
    const ratio = ratioOfTimes(base, head, ({ stages_ms }) => stages_ms[stage]);
    if (ratio !== null) ratios[`${stage}_ms`] = ratio;
  }
  const throughput = ratioOfThroughput(base, head);
  if (throughput !== null) ratios.throughput_per_second = throughput;
  return ratios;
}

/** The geometric mean, over the images, of the median of each: a slowdown of few images counts by their share. */
function ratioOfTimes(
  base: readonly SideEvent[],
  head: readonly SideEvent[],
  pick: Parameters<typeof byImage>[1],
): number | null {
  const after = byImage(samplesOf(head), pick);
  const logs = [...byImage(samplesOf(base), pick)].flatMap(([image, times]) => {
    const both = logRatios(times, after.get(image) ?? []);
    return both.length === 0 ? [] : [median(both)];
  });
  return logs.length === 0 ? null : Math.exp(mean(logs));
}

function ratioOfThroughput(base: readonly SideEvent[], head: readonly SideEvent[]): number | null {
  const times = (side: readonly SideEvent[]) =>
    side.flatMap((event) => (event.type === 'throughput' ? [event.ms / event.images] : []));
  const logs = logRatios(times(head), times(base));
  return logs.length === 0 ? null : Math.exp(hodgesLehmann(logs, 0).estimate);
}

/** Of those of equal place; what took no measurable time has no ratio. */
function logRatios(base: readonly number[], head: readonly number[]): number[] {
  return base.flatMap((before, index) => {
    const after = head[index] ?? 0;
    return before > 0 && after > 0 ? [Math.log(after / before)] : [];
  });
}
