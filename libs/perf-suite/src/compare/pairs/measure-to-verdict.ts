import type { ComparisonDesign } from '../design.js';
import type { ComparedMetrics } from '../verdict/judge-metrics.js';
import { judgeMetrics } from '../verdict/judge-metrics.js';
import type { MetricPlan } from '../verdict/metric-plan.js';
import { ArmDeath, type OpenArm } from './arm.js';
import { type MeasuredPair, measuredPair } from './measured-pair.js';
import { measurePair } from './measure-pair.js';
import type { PairPlan } from './pair-plan.js';

export interface PairRequest {
  readonly open: OpenArm;
  readonly plan: PairPlan;
  readonly metrics: readonly MetricPlan[];
  readonly design: ComparisonDesign;
  readonly signal: AbortSignal;
  /** Called after each pair, with how many there are and how many there will be at most. */
  readonly onPair: (done: number, most: number) => void;
  readonly onDeath: (death: ArmDeath) => void;
}

/** How measuring ended: `given-up` where so many processes died that there was no point in going on. */
export type MeasuringEnd = 'complete' | 'interrupted' | 'given-up';

export interface PairResult extends ComparedMetrics {
  readonly pairs: readonly MeasuredPair[];
  readonly deaths: readonly ArmDeath[];
  readonly end: MeasuringEnd;
}

/**
 * Measures pairs until the first declared look that has a verdict, or the last. A process that dies costs its pair, which is
 * measured anew. An abort ends it with the pairs so far, and no verdict that no look was declared for.
 */
export async function measureToVerdict(request: PairRequest): Promise<PairResult> {
  const { open, plan, metrics, design, signal, onPair, onDeath } = request;
  const most = design.looks.at(-1) ?? 0;
  const pairs: MeasuredPair[] = [];
  const deaths: ArmDeath[] = [];
  const result = (end: MeasuringEnd, alpha: number | null): PairResult => ({
    ...judgeMetrics(metrics, pairs, alpha),
    pairs,
    deaths,
    end,
  });
  for (let started = 0; pairs.length < most; started++) {
    try {
      signal.throwIfAborted();
      pairs.push(measuredPair(await measurePair(open, plan, started)));
    } catch (error) {
      if (signal.aborted) return result('interrupted', null);
      if (!(error instanceof ArmDeath)) throw error;
      deaths.push(error);
      onDeath(error);
      if (deaths.length > design.mostDeaths) return result('given-up', null);
      continue;
    }
    onPair(pairs.length, most);
    const look = design.looks.indexOf(pairs.length);
    if (look < 0) continue;
    const judged = result('complete', design.alphas[look] ?? null);
    if (judged.verdict !== 'inconclusive' || pairs.length === most) return judged;
  }
  return result('complete', null);
}
