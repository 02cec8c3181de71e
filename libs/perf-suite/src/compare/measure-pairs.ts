import type { Session } from '../suite/session.js';
import { comparisonDesign } from './design.js';
import type { OpenArm } from './pairs/arm.js';
import { measureToVerdict, type PairResult } from './pairs/measure-to-verdict.js';
import type { ComparisonPlan } from './plan-comparison.js';

/** Pairs by the design of all comparisons, telling what happens. */
export function measurePairs(
  open: OpenArm,
  { pair, metrics }: Pick<ComparisonPlan, 'pair' | 'metrics'>,
  { signal, tell }: Pick<Session, 'signal' | 'tell'>,
): Promise<PairResult> {
  return measureToVerdict({
    open,
    plan: pair,
    metrics,
    design: comparisonDesign,
    signal,
    onPair: (done, most) => tell({ type: 'pair-measured', done, most }),
    onDeath: ({ arm, reason }) => tell({ type: 'side-died', side: arm, reason }),
  });
}
