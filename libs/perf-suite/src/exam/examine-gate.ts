import { comparisonDesign } from '../compare/design.js';
import { measurePairs } from '../compare/measure-pairs.js';
import { planComparison } from '../compare/plan-comparison.js';
import { probeSides } from '../compare/verdict/probe-sides.js';
import type { Session } from '../suite/session.js';
import { askSlowdowns } from './ask-slowdowns.js';
import type { CertifyOptions } from './certify-options.js';
import type { ExamArms } from './exam-arms.js';
import { ExamError } from './exam-error.js';
import { describePlanted, plantedSlowdowns } from './exam-questions.js';
import type { GateAnswers } from './gate-answers.js';
import { type askLeakQuestions, shortLeakExam } from './leak-questions.js';
import { planTrials } from './plan-trials.js';

/** A process that the leak detector is examined with, about. */
const leakTrialMs = 20_000;

export interface GateExam {
  readonly arms: ExamArms;
  readonly askLeaks: typeof askLeakQuestions;
}

/**
 * Whole comparisons, each by the design of any other and of processes of its own: none is made up from another's. Then
 * the leak detector, as often. An interruption, and processes that cannot be measured, end it with the questions so far.
 * @throws {UsageError} where there is no time for one trial of each question.
 */
export async function examineGate(
  { arms, askLeaks }: GateExam,
  session: Session,
  options: Pick<CertifyOptions, 'trials' | 'timeMs'>,
): Promise<GateAnswers> {
  const { images, signal, tell } = session;
  const names = images.files.map(({ name }) => name);
  const plan = planComparison(await probeSides(await arms('probe', 0), names), names.length);
  const comparisonMs = plan.pairMs * (comparisonDesign.looks.at(-1) ?? 0);
  const roundMs = comparisonMs * plantedSlowdowns.length + leakTrialMs * shortLeakExam.length;
  const trials = planTrials(options, roundMs);
  const total = trials * plantedSlowdowns.length;
  tell({
    type: 'exam-planned',
    trials: trials * (plantedSlowdowns.length + shortLeakExam.length),
    ms: trials * roundMs,
  });
  const asked = await askSlowdowns({
    trials,
    compare: async (slowdown, run) => measurePairs(await arms(run, slowdown), plan, session),
    onTrial: (size, verdict, done) =>
      tell({ type: 'trial-ended', what: describePlanted(size), verdict, done, total }),
  });
  if (asked.end !== 'complete') return asked;
  try {
    const leaks = await askLeaks({ trials, signal, tell: (what) => tell({ type: 'leak-trial', what }) });
    return { ...asked, questions: [...asked.questions, ...leaks] };
  } catch (error) {
    if (signal.aborted) return { ...asked, end: 'interrupted' };
    if (error instanceof ExamError) return { ...asked, end: 'given-up', why: error.message };
    throw error;
  }
}
