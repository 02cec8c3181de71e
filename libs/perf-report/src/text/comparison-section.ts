import type { ComparedMetric, Comparison } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { changeOf, comparisonTitle } from '../findings/comparison-findings.js';
import { figureTitle, formatChange, formatChangeInterval, formatNumber } from '../figures/format-figure.js';
import { alignColumns, wrap } from './layout.js';

/** Head against base: the verdict, the metrics with their intervals, the stages that changed. */
export function comparisonSection(comparison: Comparison, colours: Colors): string {
  const { verdict, reason, outputs, metrics, pairs, looks } = comparison;
  const paint = { ok: colours.green, inconclusive: colours.yellow }[verdict as string] ?? colours.red;
  const difference = outputs.same
    ? []
    : [colours.red(wrap(outputs.difference ?? 'not compared', '  outputs differ: '))];
  return [
    colours.bold(wrap(comparisonTitle(comparison))),
    `  ${paint(wrap(reason, `${verdict}: `).replaceAll('\n', '\n  '))}`,
    ...difference,
    ...metricTable(metrics, colours),
    colours.dim(
      wrap(
        `${pairs} pairs of processes; looks after ${looks.join(' and ')}. * decides, others are advice.`,
        '  ',
      ),
    ),
    ...stageLine(comparison),
  ].join('\n');
}

const words = { ok: 'ok', regressed: 'FAIL', inconclusive: '?' } as const;

function metricTable(metrics: readonly ComparedMetric[], colours: Colors): string[] {
  if (metrics.length === 0) return [];
  const paints = { ok: colours.green, regressed: colours.red, inconclusive: colours.yellow };
  const rows = metrics.map(
    ({ metric, gating, ratio, low, high, margin, minimum_detectable_effect: least }) => [
      `${figureTitle(metric)}${gating ? ' *' : ''}`,
      formatChange(changeOf(ratio)),
      formatChangeInterval(changeOf(low), changeOf(high)),
      `margin ${formatChange(margin).replace('+', '')}`,
      least === null ? '' : `detects ${formatChange(least)}`,
    ],
  );
  return alignColumns(rows)
    .split('\n')
    .map((line, index) => {
      const { verdict } = metrics[index]!;
      return `  ${paints[verdict](words[verdict].padEnd(4))}  ${line}`;
    });
}

function stageLine({ stages }: Comparison): string[] {
  if (stages.length === 0) return [];
  const changes = stages.map(
    ({ stage, base_ms, head_ms }) => `${stage} ${formatNumber(base_ms)} to ${formatNumber(head_ms)} ms`,
  );
  return [wrap(changes.join(', '), '  stages: ')];
}
