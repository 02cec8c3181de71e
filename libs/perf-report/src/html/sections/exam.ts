import type { ExamQuestion, Report } from '@framegate/perf-suite';
import { formatAlarms } from '../../findings/exam-findings.js';
import { formatShare } from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { drawIntervals, intervalMarks } from '../charts/interval-chart.js';
import { badge } from '../elements/badge.js';
import { figure } from '../elements/figure.js';
import type { Section } from '../elements/section.js';
import { table } from '../elements/table.js';
import { when } from './verdict.js';

type Rated = ExamQuestion & { readonly rate: number };

/** Whether the gate finds what is planted on this machine, and stays quiet where nothing is. */
export function examSection({ exam }: Report): Section[] {
  if (exam === null) return [];
  const { verdict, reason, taken_at, machine_id, questions } = exam;
  const rated = questions.filter((question): question is Rated => question.rate !== null);
  const content = markup`<p>${badge(verdict)} ${reason}</p><p class="faint">Taken ${when(taken_at)} on ${machine_id}.</p>
${rated.length === 0 ? questionTable(questions) : markup`<div class="charts">${alarmChart(rated, questions)}</div>`}`;
  return [{ id: 'exam', title: 'Exam of the gate', content }];
}

function alarmChart(rated: readonly Rated[], questions: readonly ExamQuestion[]): Markup {
  const title = 'Share of trials with an alarm';
  const drawing = drawIntervals(
    `${title}: ${rated.map((question) => `${question.what}: ${formatAlarms(question)}`).join('; ')}.`,
    rated.map(({ what, rate, low, high, passed }) => ({
      label: what,
      value: rate,
      low,
      high,
      outcome: passed === null ? 'open' : passed ? 'good' : 'bad',
    })),
    { label: 'trials with an alarm (%)', rules: [], domain: [0, 1] },
  );
  return figure({
    title,
    summary: `With 95 % intervals. ${intervalMarks}`,
    drawing,
    table: questionTable(questions),
  });
}

function questionTable(questions: readonly ExamQuestion[]): Markup {
  const columns = ['planted', 'asked', 'trials', 'alarms', 'undecided', 'rate', '95 % interval'];
  return table(
    'Questions of the exam',
    columns.map((title, index) => ({ title, numeric: index > 1 })),
    questions.map(({ what, passed, trials, alarms, undecided, rate, low, high }) => [
      what,
      passed === null ? 'nothing' : badge(passed ? 'passed' : 'failed'),
      trials,
      alarms,
      undecided,
      formatShare(rate),
      low !== null && high !== null && `${formatShare(low)} to ${formatShare(high)}`,
    ]),
  );
}
