import type { Exam, ExamQuestion } from '@framegate/perf-suite';
import { formatShare } from '../figures/format-figure.js';
import type { Finding } from './finding.js';

export const examSubject = 'gate exam';

/** The questions of which something is asked; the others are for information. */
export function examFindings({ questions }: Exam): Finding[] {
  return questions
    .filter(({ passed }) => passed !== null)
    .map((question) => ({
      subject: examSubject,
      kind: 'exam',
      name: question.what,
      outcome: question.passed === true ? 'pass' : 'fail',
      verdict: question.passed === true ? 'passed' : 'failed',
      measured: formatAlarms(question),
      expected: '',
      reason: `${formatAlarms(question)}.`,
    }));
}

/** `1 alarm in 20 trials, 5 % (0.1 to 24.8 %)`. */
export function formatAlarms({ alarms, trials, undecided, rate, low, high }: ExamQuestion): string {
  const interval = low === null || high === null ? '' : ` (${formatShare(low)} to ${formatShare(high)})`;
  const share = rate === null ? '' : `, ${formatShare(rate)}${interval}`;
  const open = undecided === 0 ? '' : `, ${undecided} undecided`;
  return `${alarms} ${alarms === 1 ? 'alarm' : 'alarms'} in ${trials} ${trials === 1 ? 'trial' : 'trials'}${share}${open}`;
}
