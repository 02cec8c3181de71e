import type { Session } from '../suite/session.js';
import { comparisonDesign } from './design.js';
import type { OpenArm } from './pairs/arm.js';
import { measureToVerdict, type PairResult } from './pairs/measure-to-verdict.js';
import type { ComparisonPlan } from './plan-comparison.js';
import { SideLostError } from './sides/side-errors.js';

/**
 * Pairs by the design of all comparisons, telling what happens.
 * @throws {SideLostError} where processes keep dying; their events are kept.
 */
export async function measurePairs(
  open: OpenArm,
  { pair, metrics }: Pick<ComparisonPlan, 'pair' | 'metrics'>,
  { signal, tell, directory }: Pick<Session, 'signal' | 'tell' | 'directory'>,
): Promise<PairResult> {
  const result = await measureToVerdict({
    open,
    plan: pair,
    metrics,
    design: comparisonDesign,
    signal,
    onPair: (done, most) => tell({ type: 'pair-measured', done, most }),
    onDeath: ({ arm, reason }) => tell({ type: 'side-died', side: arm, reason }),
  });
  if (!result.givenUp) return result;
  const { pairs, deaths } = result;
  const last = deaths.at(-1);
  throw new SideLostError(
    `Gave up after ${pairs.length} pairs, as ${deaths.length} processes died; the last was one of ${last?.arm}. ` +
      `${last?.reason} What was measured is kept in ${directory.path}.`,
    { cause: last },
  );
}
