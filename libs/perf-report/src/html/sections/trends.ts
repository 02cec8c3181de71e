import type { Report } from '@framegate/perf-suite';
import { markup } from '../../markup/markup.js';
import { trendLine } from '../charts/trend-line.js';
import { figure } from '../elements/figure.js';
import type { Section } from '../elements/section.js';

/** Figures over the reports of one machine. */
export function trends({ trends: all }: Report): Section[] {
  const drawn = all.map(trendLine).filter((chart) => chart !== null);
  if (drawn.length === 0) return [];
  const content = markup`<p>Changes are advice: no verdict rests on them.</p><div class="charts">${drawn.map((chart) => figure(chart))}</div>`;
  return [{ id: 'trends', title: 'Trend', content }];
}
