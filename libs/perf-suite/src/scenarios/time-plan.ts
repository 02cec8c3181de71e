import { z } from 'zod';
import { milliseconds } from '../report/schema/units.js';
import type { Budget } from './budget.js';
import type { Cost } from './cost.js';
import type { Scenario } from './scenario.js';

/** The time that a model has from a moment on, in milliseconds. */
export const modelTimeSchema = z.strictObject({
  ms: milliseconds.describe('Its share: repetitions that do not fit in are left out.'),
  limitMs: milliseconds.describe('The most: a scenario that does not fit in at all is left out.'),
});
export type ModelTime = z.infer<typeof modelTimeSchema>;

/** What a scenario would do with time; in milliseconds, from its start. */
export interface Wish {
  /** To do everything once, then to reach each further goal. */
  readonly goals: readonly [number, ...number[]];
  /** To do all of it: more time is of no use. */
  readonly wholeMs: number;
  /** Of what is left beyond all goals; only the ratio to the others' counts. */
  readonly share: number;
}

/** Estimates of all that a scenario does are this far off, or a little more. */
const slack = 1.2;

/**
 * All of it is told with slack, so that a repetition that takes longer than expected is not left out while there is time; before
 * anything is known of what an image takes it is anybody's guess.
 */
export function wishOf(
  { goalsMs, share, whole }: Pick<Scenario, 'goalsMs' | 'share' | 'whole'>,
  cost: Cost,
  budget: Budget,
  images: number,
): Wish {
  const isKnown = whole !== undefined && cost.inferenceMs > 0;
  const wholeMs = isKnown ? slack * whole(cost, budget, images).ms : Infinity;
  return { goals: goalsMs(cost, budget), wholeMs, share };
}

/**
 * How long each scenario may take, in milliseconds. All of them do everything once; then they reach the first goals beyond
 * it, in their order, then the second, leaving out those that the time is too short for: half of what it takes to decide a
 * check decides nothing. What is left is shared by those that have more to do.
 */
export function allot(ms: number, wishes: readonly Wish[]): number[] {
  const given = wishes.map(() => 0);
  const levels = Math.max(...wishes.map(({ goals }) => goals.length));
  let left = ms;
  for (let level = 0; level < levels; level++) {
    for (const [index, { goals }] of wishes.entries()) {
      const more = (goals[level] ?? 0) - given[index]!;
      if (more <= 0 || (level > 0 && more > left)) continue;
      given[index]! += more;
      left -= more;
    }
  }
  return shareOut(Math.max(0, left), wishes, given);
}

/** By share, and none beyond all of its work while others have more to do. What nobody has a use for is shared all the same. */
function shareOut(ms: number, wishes: readonly Wish[], given: readonly number[]): number[] {
  const result = [...given];
  let left = ms;
  let hungry = wishes.map((_, index) => index);
  const lacking = (index: number) => Math.max(0, wishes[index]!.wholeMs - result[index]!);
  const portion = (index: number, among: readonly number[]) =>
    (left * wishes[index]!.share) / among.reduce((sum, other) => sum + wishes[other]!.share, 0);
  for (;;) {
    const content = hungry.filter((index) => lacking(index) <= portion(index, hungry));
    if (content.length === 0 || content.length === hungry.length) break;
    for (const index of content) {
      const more = lacking(index);
      result[index]! += more;
      left -= more;
    }
    hungry = hungry.filter((index) => !content.includes(index));
  }
  return result.map((own, index) => (hungry.includes(index) ? own + portion(index, hungry) : own));
}
