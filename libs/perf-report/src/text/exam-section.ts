import type { Exam, Report } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { formatAlarms } from '../findings/exam-findings.js';
import { wrap } from './layout.js';

/** Whether the gate can be trusted on this machine, and by what. */
export function examSection(exam: Exam, colours: Colors): string {
  const paint = { trusted: colours.green, untrusted: colours.red, inconclusive: colours.yellow }[
    exam.verdict
  ];
  return [
    `${colours.bold('Exam of the gate')}, ${exam.taken_at.slice(0, 10)}`,
    paint(wrap(exam.reason, `  ${exam.verdict}: `)),
    ...exam.questions.map((question) => {
      const word = question.passed === null ? '' : question.passed ? 'ok' : 'FAIL';
      return wrap(`${question.what}: ${formatAlarms(question)}`, `  ${word.padEnd(4)}  `);
    }),
  ].join('\n');
}

/** Every report carries the last exam: whole where the run was one, in a line where it found the gate wanting. */
export function examPart({ exam, mode }: Report, colours: Colors): string[] {
  if (exam === null) return [];
  if (mode === 'certify') return [examSection(exam, colours)];
  return exam.verdict === 'untrusted'
    ? [colours.red(wrap(exam.reason, 'The gate failed its exam on this machine: '))]
    : [];
}
