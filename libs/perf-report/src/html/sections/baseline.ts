import type { ModelResult, Regression } from '@framegate/perf-suite';
import {
  figureTitle,
  formatChange,
  formatChangeInterval,
  formatFigure,
} from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { drawIntervals, intervalMarks } from '../charts/interval-chart.js';
import { badge } from '../elements/badge.js';
import { figure } from '../elements/figure.js';
import { table } from '../elements/table.js';

type Compared = Regression & { readonly change: number };

/** The run against the baseline of its machine. */
export function baseline({ variant, regressions }: ModelResult): Markup | null {
  if (regressions.length === 0) return null;
  const compared = regressions.filter((regression): regression is Compared => regression.change !== null);
  const figures = regressionTable(variant, regressions);
  if (compared.length === 0) return markup`<h3>Against the baseline</h3>${figures}`;
  const title = 'Change against the baseline';
  const summary = `${compared.map(({ metric, change }) => `${figureTitle(metric)} ${formatChange(change)}`).join(', ')}. ${intervalMarks}`;
  const drawing = drawIntervals(
    `${title}: ${summary}`,
    compared.map(({ metric, change, change_low, change_high, verdict }) => ({
      label: figureTitle(metric),
      value: change,
      low: change_low,
      high: change_high,
      outcome: verdict === 'pass' ? 'good' : verdict === 'fail' ? 'bad' : 'open',
    })),
    { label: 'change (%)', rules: [0] },
  );
  return markup`<h3>Against the baseline</h3><div class="charts">${figure({ title, summary, drawing, table: figures })}</div>`;
}

function regressionTable(variant: string, regressions: readonly Regression[]): Markup {
  const columns = [
    'figure',
    'verdict',
    'this run',
    'baseline',
    'change',
    '95 % interval',
    'detects from',
    'processes',
  ];
  return table(
    `${variant} against the baseline`,
    [...columns.map((title, index) => ({ title, numeric: index > 1 })), { title: 'why' }],
    regressions.map((regression) => [
      figureTitle(regression.metric),
      badge(regression.verdict),
      formatFigure(regression.metric, regression.value),
      formatFigure(regression.metric, regression.baseline),
      regression.change !== null && formatChange(regression.change),
      formatChangeInterval(regression.change_low, regression.change_high),
      regression.minimum_detectable_effect !== null && formatChange(regression.minimum_detectable_effect),
      regression.n,
      regression.reason,
    ]),
  );
}
