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

type Planned = Pick<Scenario, 'share' | 'goalsMs'>;

/**
 * How long the first of the scenarios to come may take, in milliseconds. All of them do everything once; then they reach
 * the first goals beyond it, in their order, then the second, leaving out those that the time is too short for: half of
 * what it takes to decide a check decides nothing. What is left is shared. It is planned anew for each scenario, so that
 * what one does not use is there for those after it.
 */
export function allot(
  ms: number,
  scenarios: readonly [Planned, ...Planned[]],
  cost: Cost,
  budget: Budget,
): number {
  const plans = scenarios.map(({ goalsMs, share }) => ({ goals: goalsMs(cost, budget), share, ms: 0 }));
  const levels = Math.max(...plans.map(({ goals }) => goals.length));
  let left = ms;
  for (let level = 0; level < levels; level++) {
    for (const plan of plans) {
      const more = (plan.goals[level] ?? 0) - plan.ms;
      if (more <= 0 || (level > 0 && more > left)) continue;
      plan.ms += more;
      left -= more;
    }
  }
  const [own] = plans;
  const shares = plans.reduce((sum, { share }) => sum + share, 0);
  return own!.ms + (Math.max(0, left) * own!.share) / shares;
}
