import type { Exam, ExamQuestion } from '../report/schema/exam-schema.js';
import { leastPower, mostFalseAlarms } from './exam-questions.js';
import { counted } from '../verdicts/format-number.js';

/** Fewer say too little about any rate. */
export const fewestTrials = 10;

/**
 * Untrusted where trials show that the gate fails, beyond chance; trusted where it passes with enough trials. A gate that
 * did badly in so few trials that it may be chance is neither.
 */
export function judgeExam(questions: readonly ExamQuestion[]): Pick<Exam, 'verdict' | 'reason'> {
  const asked = questions.filter(({ passed }) => passed !== null);
  const shown = asked.filter(failsBeyondChance);
  if (shown.length > 0) {
    return { verdict: 'untrusted', reason: `The gate fails: ${list(shown)}.` };
  }
  const doubtful = asked.filter(({ passed }) => passed === false);
  if (doubtful.length > 0) {
    return {
      verdict: 'inconclusive',
      reason: `It did badly, by chance or not: ${list(doubtful)}. More trials tell.`,
    };
  }
  const few = asked.filter(({ trials }) => trials < fewestTrials);
  if (few.length > 0 || asked.length === 0) {
    return {
      verdict: 'inconclusive',
      reason: `It takes ${fewestTrials} trials of each question to trust the gate.`,
    };
  }
  return { verdict: 'trusted', reason: 'The gate passes all that is asked of it.' };
}

function failsBeyondChance({ kind, passed, low, high }: ExamQuestion): boolean {
  if (passed !== false || low === null || high === null) return false;
  return kind === 'no-change' || kind === 'no-leak' ? low > mostFalseAlarms : high < leastPower;
}

function list(questions: readonly ExamQuestion[]): string {
  return questions
    .map(({ what, alarms, trials }) => `${what}, ${counted(alarms, 'alarm')} in ${counted(trials, 'trial')}`)
    .join('; ');
}
