import { alignColumns, wrap } from '@framegate/perf-report';
import type { Report } from '@framegate/perf-suite';
import { examText } from './exam-text.js';

type Comparison = Report['comparisons'][number];
type Metric = Comparison['metrics'][number];

/** The verdicts with what they rest on, at most 80 columns wide. */
export function comparisonText(report: Report): string {
  const { comparisons, exam, notes, summary } = report;
  return [
    ...comparisons.map((comparison) => oneComparison(comparison, summary.verdict === 'interrupted')),
    ...notes.map((note) => `${wrap(note)}\n`),
    exam === null
      ? `${wrap('The gate has not been examined on this machine: see certify.')}\n`
      : examText(exam),
  ].join('\n');
}

function oneComparison(comparison: Comparison, interrupted: boolean): string {
  const { variant, base, head, outputs, metrics, pairs, verdict, reason, stages, operators } = comparison;
  const title = (interrupted ? 'interrupted' : verdict).toUpperCase();
  return [
    wrap(reason, `${title}  `),
    '',
    wrap(`${variant}: head is ${sideText(head)}, base is ${sideText(base)}.`),
    wrap(
      `${pairs} pairs of processes. ${outputs.compared} images gave ${outputs.same ? 'the same' : 'different'} results.`,
    ),
    ...(metrics.length === 0 ? [] : ['', metricTable(metrics)]),
    ...(stages.length === 0 ? [] : ['', stageTable(stages)]),
    ...(operators === null ? [] : ['', operatorTable(operators)]),
    '',
  ].join('\n');
}

function sideText({ label, commit, artifact_sha256 }: Comparison['base']): string {
  const known = [
    ...(commit === null ? [] : [`commit ${commit.slice(0, 10)}`]),
    ...(artifact_sha256 === null ? [] : [`model ${artifact_sha256.slice(0, 10)}`]),
  ];
  return `${label} (${known.join(', ')})`;
}

function metricTable(metrics: readonly Metric[]): string {
  const rows = metrics.map((metric) => [
    `${metric.metric.replace(/_per_second$/, '/s').replaceAll('_', ' ')}`,
    figure(metric.base),
    figure(metric.head),
    change(metric.ratio),
    metric.low === null ? '-' : `${change(metric.low)} to ${change(metric.high)}`,
    `${(100 * metric.margin).toFixed(0)} %`,
    metric.minimum_detectable_effect === null
      ? '-'
      : `${(100 * metric.minimum_detectable_effect).toFixed(1)} %`,
    `${metric.verdict}${metric.gating ? '' : '*'}`,
  ]);
  const header = ['', 'base', 'head', 'change', 'interval', 'margin', 'finds', 'verdict'];
  return `${alignColumns([header, ...rows])}\n* advice; finds: the least slowdown found with 80 %`;
}

function stageTable(stages: Comparison['stages']): string {
  const rows = stages.map(({ stage, base_ms, head_ms }) => [stage, figure(base_ms), figure(head_ms)]);
  return alignColumns([['stage, ms', 'base', 'head'], ...rows]);
}

const shownOperators = 6;

/** Those that changed most. */
function operatorTable({ base, head }: NonNullable<Comparison['operators']>): string {
  const types = [...new Set([...base, ...head].map(({ type }) => type))];
  const msOf = (operators: typeof base, type: string) =>
    operators.find((operator) => operator.type === type)?.ms ?? 0;
  const rows = types
    .map((type) => ({ type, before: msOf(base, type), after: msOf(head, type) }))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, shownOperators)
    .map(({ type, before, after }) => [type, figure(before), figure(after)]);
  return alignColumns([['operator, ms', 'base', 'head'], ...rows]);
}

function figure(value: number | null): string {
  if (value === null) return '-';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function change(ratio: number | null): string {
  if (ratio === null) return '-';
  const percent = 100 * (ratio - 1);
  return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
}
