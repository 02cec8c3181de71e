import type { ComparedSide, Comparison } from '../report/schema/comparison-schema.js';
import type { Session } from '../suite/session.js';
import { comparisonDesign } from './design.js';
import { compareOperators, type ComparedOperators } from './operators/compare-operators.js';
import { profileArms } from './operators/profile-arms.js';
import { ArmDeath, type OpenArm } from './pairs/arm.js';
import type { MeasuringEnd, PairResult } from './pairs/measure-to-verdict.js';
import { measurePairs } from './measure-pairs.js';
import { planComparison, tellPlan } from './plan-comparison.js';
import { explainVerdict } from './verdict/explain-verdict.js';
import { orderMatters } from './verdict/order-effect.js';
import { probeSides } from './verdict/probe-sides.js';
import { comparedStages } from './verdict/slower-parts.js';

type About = Pick<Comparison, 'variant'> & { readonly base: ComparedSide; readonly head: ComparedSide };

export interface ComparedArms {
  readonly comparison: Comparison;
  readonly end: MeasuringEnd;
  /** What the reader must know, as sentences. */
  readonly notes: string[];
}

/** Outputs first, then pairs until there is a verdict, then a profile of what got slower. */
export async function compareArms(
  about: About,
  open: OpenArm,
  session: Pick<Session, 'images' | 'directory' | 'signal' | 'tell'>,
): Promise<ComparedArms> {
  const { images, tell } = session;
  const probe = await probeSides(
    open,
    images.files.map(({ name }) => name),
  );
  const { outputs } = probe;
  tell({ type: 'outputs-compared', same: outputs.same, images: outputs.compared });
  const plan = planComparison(probe, images.files.length);
  const nothing = {
    ...about,
    outputs,
    looks: [...comparisonDesign.looks],
    pairs: 0,
    metrics: [],
    stages: [],
  };
  if (!outputs.same) {
    const reason = `The sides give different results, so their speed was not compared. ${outputs.difference}`;
    const comparison = { ...nothing, operators: null, verdict: 'different-outputs' as const, reason };
    return { comparison, end: 'complete', notes: [] };
  }
  tellPlan(plan, tell);
  const result = await measurePairs(open, plan, session);
  const profile =
    result.verdict === 'regressed' ? await profiled(open, session) : { operators: null, notes: [] };
  const stages = comparedStages(result.pairs);
  const comparison: Comparison = {
    ...nothing,
    pairs: result.pairs.length,
    metrics: result.metrics,
    stages,
    operators: profile.operators && { base: profile.operators.base, head: profile.operators.head },
    verdict: result.verdict,
    reason: explainVerdict(result, stages, profile.operators),
  };
  return { comparison, end: result.end, notes: [...pairNotes(result), ...profile.notes] };
}

/** What a regression is made of is worth having, and no reason to lose the verdict over. */
async function profiled(
  open: OpenArm,
  { signal, tell }: Pick<Session, 'signal' | 'tell'>,
): Promise<{ operators: ComparedOperators | null; notes: string[] }> {
  tell({ type: 'profiling-sides' });
  try {
    return { operators: compareOperators(await profileArms(open)), notes: [] };
  } catch (error) {
    if (signal.aborted)
      return { operators: null, notes: ['Interrupted before the operators were profiled.'] };
    if (!(error instanceof ArmDeath)) throw error;
    return {
      operators: null,
      notes: [`The operators of ${error.arm} could not be profiled: ${error.reason}`],
    };
  }
}

function pairNotes({ pairs, deaths }: PairResult): string[] {
  const unsteady = pairs.filter((pair) => pair.unsteady.length > 0).length;
  return [
    ...(unsteady > 0
      ? [
          `In ${unsteady} of ${pairs.length} pairs a side had not settled after its warm-up: others use this machine.`,
        ]
      : []),
    ...deaths.map(({ arm, reason }) => `A process of ${arm} died, and its pair was measured anew. ${reason}`),
    ...(orderMatters(pairs)
      ? ['The ratios depend on which side was started first: something outlives a process, such as heat.']
      : []),
  ];
}
