import { stageNames } from '../../report/schema/sample-schema.js';
import { floorMs, margins } from '../design.js';
import { bounds, type PairPlan } from '../pairs/pair-plan.js';
import type { MetricName, ProcessFigures } from '../pairs/process-figures.js';

/** How a figure is judged: fixed before the first pair. */
export interface MetricPlan {
  readonly metric: MetricName;
  /** Whether it decides the verdict; others are advice. */
  readonly gating: boolean;
  /** Whether more is worse. */
  readonly isTime: boolean;
  /** A slowdown of less is of no interest, as a share of time. */
  readonly margin: number;
}

/**
 * The margins are shares, and never under the floor: `probe` has about the figures of the base. A quantile that a process has
 * too few samples for is left out, and so are stages that are too short to compare.
 */
export function planMetrics(plan: PairPlan, probe: ProcessFigures): MetricPlan[] {
  const median = probe.median_ms ?? 0;
  const time = (metric: MetricName, gating: boolean, margin: number, ms: number): MetricPlan => {
    return { metric, gating, isTime: true, margin: Math.max(margin, floorMs / ms) };
  };
  return [
    time('median_ms', true, margins.median, median),
    {
      metric: 'throughput_per_second',
      gating: true,
      isTime: false,
      margin: Math.max(margins.throughput, floorMs / median),
    },
    ...(bounds(plan, 0.95) ? [time('p95_ms', true, margins.tail, median)] : []),
    ...(bounds(plan, 0.99) ? [time('p99_ms', false, margins.tail, median)] : []),
    ...stageNames.flatMap((stage) => {
      const ms = probe[`${stage}_ms`] ?? 0;
      return ms < floorMs ? [] : [time(`${stage}_ms`, false, margins.median, ms)];
    }),
  ];
}
