import { alignColumns, wrap } from '@framegate/perf-report';
import type { Report } from '@framegate/perf-suite';

type Exam = NonNullable<Report['exam']>;

/** What the gate found of what was planted, at most 80 columns wide. */
export function examText({ taken_at, verdict, reason, questions }: Exam): string {
  const rows = questions.map(({ what, trials, alarms, undecided, rate, low, high, passed }) => [
    what,
    String(trials),
    String(alarms),
    String(undecided),
    rate === null ? '-' : percent(rate),
    low === null || high === null ? '-' : `${percent(low)} to ${percent(high)}`,
    passed === null ? '-' : passed ? 'yes' : 'no',
  ]);
  const header = ['planted', 'trials', 'alarms', 'undecided', 'rate', '95 % interval', 'passed'];
  return [
    wrap(`Exam of the gate on this machine, ${taken_at.slice(0, 10)}: ${verdict}. ${reason}`),
    ...(questions.length === 0 ? [] : ['', alignColumns([header, ...rows])]),
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
