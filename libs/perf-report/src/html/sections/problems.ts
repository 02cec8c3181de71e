import type { Report } from '@framegate/perf-suite';
import type { Finding } from '../../findings/finding.js';
import { reportFindings } from '../../findings/report-findings.js';
import { groupBy } from '../../figures/group-by.js';
import { markup, type Markup } from '../../markup/markup.js';
import { badge } from '../elements/badge.js';
import { prose } from '../elements/prose.js';
import type { Section } from '../elements/section.js';

const order = { error: 0, fail: 1, inconclusive: 2, pass: 3 } as const;

/** What did not pass and why, failures first. */
export function problems(report: Report): Section[] {
  const open = reportFindings(report)
    .filter(({ outcome }) => outcome !== 'pass')
    .sort((a, b) => order[a.outcome] - order[b.outcome]);
  if (open.length === 0) return [];
  return [{ id: 'problems', title: 'What did not pass, and why', content: problemLists(open) }];
}

function problemLists(findings: readonly Finding[]): Markup[] {
  return [...groupBy(findings, ({ subject }) => subject)].map(
    ([subject, open]) => markup`<h3>${subject}</h3><ul class="problems">${open.map(problem)}</ul>`,
  );
}

function problem({ kind, name, verdict, measured, expected, reason }: Finding): Markup {
  const figures = [measured, expected && `target ${expected}`].filter((text) => text !== '').join(', ');
  return markup`<li>${badge(verdict)} <strong>${name}${kind === 'baseline' && ', against the baseline'}</strong>${figures !== '' && `: ${figures}`}. ${prose(reason)}</li>`;
}
