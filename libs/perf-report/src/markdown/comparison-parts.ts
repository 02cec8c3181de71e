import type { Comparison } from '@framegate/perf-suite';
import { changeOf, comparisonTitle } from '../findings/comparison-findings.js';
import { figureTitle, formatChange, formatChangeInterval, formatNumber } from '../figures/format-figure.js';
import { escapeMarkdown } from './escape.js';
import { marks } from './marks.js';
import { markdownTable } from './table.js';

/** Head against base. */
export function comparisonParts(comparison: Comparison): string[] {
  const { verdict, reason, outputs, metrics, stages, pairs } = comparison;
  return [
    `### ${escapeMarkdown(comparisonTitle(comparison))}`,
    `**${verdict}**: ${escapeMarkdown(reason)}`,
    outputs.same
      ? ''
      : `**Outputs differ**: ${escapeMarkdown(outputs.difference ?? 'they were not compared')}`,
    markdownTable(
      ['', 'figure', 'change', 'interval', 'margin', 'detects from', 'decides'],
      ['left', 'left', 'right', 'right', 'right', 'right', 'left'],
      metrics.map(
        ({ verdict: judged, metric, ratio, low, high, margin, minimum_detectable_effect: least, gating }) => [
          marks[judged],
          escapeMarkdown(figureTitle(metric)),
          formatChange(changeOf(ratio)),
          formatChangeInterval(changeOf(low), changeOf(high)),
          formatChange(margin).replace('+', ''),
          least === null ? '' : formatChange(least),
          gating ? 'yes' : 'advice',
        ],
      ),
    ),
    stages.length === 0
      ? ''
      : `Stages: ${stages.map(({ stage, base_ms, head_ms }) => `${stage} ${formatNumber(base_ms)} to ${formatNumber(head_ms)} ms`).join(', ')}.`,
    `${pairs} pairs of processes.`,
  ];
}
