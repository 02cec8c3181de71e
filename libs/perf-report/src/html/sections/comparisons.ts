import type { ComparedMetric, ComparedSide, Comparison, Report } from '@framegate/perf-suite';
import { changeOf, comparisonTitle } from '../../findings/comparison-findings.js';
import {
  figureTitle,
  formatChange,
  formatChangeInterval,
  formatFigure,
  formatNumber,
} from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { drawIntervals, intervalMarks } from '../charts/interval-chart.js';
import { operatorBars } from '../charts/operator-bars.js';
import { badge } from '../elements/badge.js';
import { figure } from '../elements/figure.js';
import type { Section } from '../elements/section.js';
import { table } from '../elements/table.js';

/** Versions that were measured side by side. */
export function comparisons(report: Report): Section[] {
  if (report.comparisons.length === 0) return [];
  return [{ id: 'comparisons', title: 'Head against base', content: report.comparisons.map(comparison) }];
}

function comparison(compared: Comparison): Markup {
  const { verdict, reason, outputs, pairs, looks, base, head } = compared;
  const operators = compared.operators;
  const profiles =
    operators === null
      ? []
      : [
          operatorBars('Operators of base', operators.base),
          operatorBars('Operators of head', operators.head),
        ];
  return markup`<h3>${comparisonTitle(compared)}</h3>
<p>${badge(verdict)} ${reason}</p>
<p>Base: ${describeSide(base)}. Head: ${describeSide(head)}. ${pairs} pairs of processes; looks after ${looks.join(' and ')} were declared beforehand. ${outputs.same ? `The results of ${outputs.compared} images are the same.` : `The outputs differ: ${outputs.difference ?? 'not compared'}`}</p>
<div class="charts">${metrics(compared)}${profiles.map((chart) => chart !== null && figure(chart))}</div>
${stages(compared)}`;
}

function describeSide({ label, kind, commit, artifact_sha256 }: ComparedSide): string {
  return [
    `${label} (${kind}`,
    ...(commit === null ? [] : [`, commit ${commit.slice(0, 10)}`]),
    ...(artifact_sha256 === null ? [] : [`, artifact ${artifact_sha256.slice(0, 10)}`]),
    ')',
  ].join('');
}

type Measured = ComparedMetric & { readonly ratio: number };
const outcomes = { ok: 'good', regressed: 'bad', inconclusive: 'open' } as const;

function metrics({ metrics: all, pairs }: Comparison): Markup | null {
  const measured = all.filter((metric): metric is Measured => metric.ratio !== null);
  const figures = metricTable(all);
  if (measured.length === 0) return figures;
  const title = 'Change with each pair';
  const margins = [...new Set(measured.filter(({ gating }) => gating).map(({ margin }) => margin))];
  const said = margins.map((margin) => formatChange(margin).replace('+', '')).join(' and ');
  const summary = `Each small ring is one of ${pairs} pairs. ${said === '' ? '' : `Dashed: margins of ${said}. `}${intervalMarks}`;
  const drawing = drawIntervals(
    `${title}. ${measured.map(({ metric, ratio }) => `${figureTitle(metric)} ${formatChange(changeOf(ratio))}`).join(', ')}.`,
    measured.map(({ metric, ratio, low, high, verdict, pairs: ratios }) => ({
      label: figureTitle(metric),
      value: ratio - 1,
      low: changeOf(low),
      high: changeOf(high),
      outcome: outcomes[verdict],
      points: ratios.map((pair) => pair - 1),
    })),
    { label: 'change of head (%)', rules: [0, ...margins.flatMap((margin) => [-margin, margin])] },
  );
  return figure({ title, summary, drawing, table: figures });
}

function metricTable(metrics: readonly ComparedMetric[]): Markup {
  const columns = [
    'figure',
    'verdict',
    'decides',
    'base',
    'head',
    'change',
    'interval',
    'margin',
    'detects from',
    'adjusted p',
  ];
  return table(
    'Metrics',
    columns.map((title, index) => ({ title, numeric: index > 2 })),
    metrics.map((metric) => [
      figureTitle(metric.metric),
      badge(metric.verdict),
      metric.gating ? 'yes' : 'advice',
      formatFigure(metric.metric, metric.base),
      formatFigure(metric.metric, metric.head),
      formatChange(changeOf(metric.ratio)),
      formatChangeInterval(changeOf(metric.low), changeOf(metric.high)),
      formatChange(metric.margin),
      metric.minimum_detectable_effect !== null && formatChange(metric.minimum_detectable_effect),
      metric.adjusted_p !== null && metric.adjusted_p.toPrecision(2),
    ]),
  );
}

function stages({ stages: timed }: Comparison): Markup | null {
  if (timed.length === 0) return null;
  return table(
    'Stages',
    ['stage', 'base (ms)', 'head (ms)', 'change'].map((title, index) => ({ title, numeric: index > 0 })),
    timed.map(({ stage, base_ms, head_ms }) => [
      stage,
      formatNumber(base_ms),
      formatNumber(head_ms),
      base_ms > 0 && formatChange(head_ms / base_ms - 1),
    ]),
  );
}
