import type { Exam } from '../report/schema/exam-schema.js';
import type { Summary } from '../report/schema/report-schema.js';
import type { GateAnswers } from './gate-answers.js';
import { exitCodes } from '../verdicts/exit-codes.js';

const outcomes = {
  trusted: { verdict: 'pass', exit_code: exitCodes.targetsMet },
  untrusted: { verdict: 'critical', exit_code: exitCodes.critical },
  inconclusive: { verdict: 'inconclusive', exit_code: exitCodes.noVerdict },
  interrupted: { verdict: 'interrupted', exit_code: exitCodes.interrupted },
  'given-up': { verdict: 'critical', exit_code: exitCodes.critical },
} as const;

/** Questions that something is asked in count as checks. */
export function examSummary(
  { questions, verdict, reason }: Exam,
  { end, why }: Pick<GateAnswers, 'end' | 'why'>,
): Summary {
  const having = (passed: boolean) => questions.filter((question) => question.passed === passed).length;
  const [passed, failed] = [having(true), having(false)];
  return {
    total_tests: passed + failed,
    passed,
    failed,
    inconclusive: 0,
    success_rate: passed + failed === 0 ? null : passed / (passed + failed),
    real_time_compliance_rate: null,
    ...outcomes[end === 'complete' ? verdict : end],
    reason: why === null ? reason : `The exam was given up: ${why}`,
  };
}
