import type { Session } from '../suite/session.js';
import { comparisonDesign } from './design.js';
import { type PairPlan, plannedSamples, planPair } from './pairs/pair-plan.js';
import { type MetricPlan, planMetrics } from './verdict/metric-plan.js';
import type { Probe } from './verdict/probe-sides.js';

export interface ComparisonPlan {
  readonly pair: PairPlan;
  readonly metrics: readonly MetricPlan[];
  /** Milliseconds of a pair, about. */
  readonly pairMs: number;
}

/** Starting two processes. */
const startMs = 2500;
/** Until the threads of a side sleep after a burst. */
const idleMs = 45;
/** Runs that warm a process up, and one more for each burst. */
const warmUps = 15;

/** All that is fixed before the first pair is measured. */
export function planComparison({ figures, callers }: Probe, images: number): ComparisonPlan {
  const inferenceMs = Math.max(figures.base.median_ms ?? 0, figures.head.median_ms ?? 0);
  const pair = planPair({ inferenceMs, callers, images });
  const bursts = pair.latency.length + pair.throughput.length;
  const inferences = plannedSamples(pair) + pair.latency.length + pair.throughput.flat().length + warmUps;
  return {
    pair,
    metrics: planMetrics(pair, figures.base),
    pairMs: startMs + 2 * (inferences * inferenceMs + bursts * idleMs),
  };
}

export function tellPlan({ pair, pairMs }: ComparisonPlan, tell: Session['tell']): void {
  const pairs = comparisonDesign.looks.at(-1) ?? 0;
  tell({ type: 'pairs-planned', samples: plannedSamples(pair), pairs, ms: pairs * pairMs });
}
