import type { Report } from '@framegate/perf-suite';
import { formatDuration, formatShare } from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { badge } from '../elements/badge.js';

export function heading({ summary, mode, created_at, duration_ms }: Report): Markup {
  return markup`<div><h1>Framegate ${badge(summary.verdict)}</h1>
<p class="faint">${mode}, ${when(created_at)}, took ${formatDuration(duration_ms)}</p></div>`;
}

export const when = (instant: string) => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

/** The verdict in a sentence, then in numbers. */
export function verdict({ summary }: Report): Markup {
  const { passed, failed, inconclusive, total_tests, success_rate, real_time_compliance_rate } = summary;
  const figures = [
    ['Checks', `${total_tests}`],
    ['Passed', `${passed}`],
    ['Failed', `${failed}`],
    ['Inconclusive', `${inconclusive}`],
    ['Success rate', formatShare(success_rate)],
    ['In real time', formatShare(real_time_compliance_rate)],
  ];
  return markup`<p><strong>${summary.reason}</strong></p>
<dl class="verdict">${figures.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
`;
}
