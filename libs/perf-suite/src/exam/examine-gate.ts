import { comparisonDesign } from '../compare/design.js';
import { measurePairs } from '../compare/measure-pairs.js';
import { planComparison } from '../compare/plan-comparison.js';
import { probeSides } from '../compare/verdict/probe-sides.js';
import type { ExamQuestion } from '../report/schema/exam-schema.js';
import type { Session } from '../suite/session.js';
import { askSlowdowns } from './ask-slowdowns.js';
import type { CertifyOptions } from './certify-options.js';
import type { ExamArms } from './exam-arms.js';
import { describePlanted, plantedSlowdowns } from './exam-questions.js';
import { planTrials } from './plan-trials.js';

/**
 * Whole comparisons, each by the design of any other and of processes of its own: none is made up from another's.
 * @throws {UsageError} where there is no time for one of each.
 */
export async function examineGate(
  arms: ExamArms,
  session: Session,
  options: Pick<CertifyOptions, 'trials' | 'timeMs'>,
): Promise<{ questions: ExamQuestion[]; interrupted: boolean }> {
  const { images, tell } = session;
  const names = images.files.map(({ name }) => name);
  const plan = planComparison(await probeSides(await arms('probe', 0), names), names.length);
  const trialMs = plan.pairMs * (comparisonDesign.looks.at(-1) ?? 0);
  const trials = planTrials(options, trialMs);
  const total = trials * plantedSlowdowns.length;
  tell({ type: 'exam-planned', trials: total, ms: total * trialMs });
  return askSlowdowns({
    trials,
    compare: async (slowdown, run) => measurePairs(await arms(run, slowdown), plan, session),
    onTrial: (size, verdict, done) =>
      tell({ type: 'trial-ended', what: describePlanted(size), verdict, done, total }),
  });
}
