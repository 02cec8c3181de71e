import type { Check, ModelResult, Regression } from '@framegate/perf-suite';
import { describeLeak } from '../findings/describe-leak.js';
import { formatTarget } from '../findings/model-findings.js';
import { capacityFigures } from '../figures/capacity.js';
import {
  figureTitle,
  formatChange,
  formatChangeInterval,
  formatFigure,
  formatNumber,
  scenarioTitle,
} from '../figures/format-figure.js';
import { stageMedians } from '../figures/stage-medians.js';
import { escapeMarkdown } from './escape.js';
import { markdownTable } from './table.js';
import { marks } from './marks.js';

/** A model's checks, its comparison with the baseline and its figures in a line each. */
export function modelParts(model: ModelResult): string[] {
  return [
    `### ${escapeMarkdown(model.variant)}`,
    model.error ? `**${model.state}**: ${escapeMarkdown(model.error.message)}` : '',
    markdownTable(
      ['', 'check', 'measured', 'target', 'why'],
      ['left', 'left', 'right', 'right', 'left'],
      model.checks.map(checkRow),
    ),
    markdownTable(
      ['', 'against the baseline', 'change', '95 % interval', 'detects from', 'why'],
      ['left', 'left', 'right', 'right', 'right', 'left'],
      model.regressions.map(regressionRow),
    ),
    latency(model),
    ...Object.values(model.scenarios).flatMap((scenario) => [
      ...capacityFigures(scenario).map(
        ([name, value]) =>
          `${scenarioTitle(scenario.name)}: ${figureTitle(name)} ${formatFigure(name, value)}.`,
      ),
      ...(scenario.leak === null || scenario.leak.verdict === 'clean'
        ? []
        : [`${scenarioTitle(scenario.name)}: ${escapeMarkdown(describeLeak(scenario.leak))}`]),
    ]),
  ];
}

function checkRow({ verdict, metric, value, reason, ...check }: Check): string[] {
  const why = verdict === 'pass' ? '' : escapeMarkdown(reason);
  const target = escapeMarkdown(formatTarget({ metric, ...check }));
  return [marks[verdict], figureTitle(metric), formatFigure(metric, value), target, why];
}

function regressionRow({ verdict, metric, reason, advisory, ...regression }: Regression): string[] {
  const { change, change_low, change_high, minimum_detectable_effect: least } = regression;
  return [
    advisory && verdict === 'fail' ? 'note' : marks[verdict],
    escapeMarkdown(figureTitle(metric)),
    change === null ? '' : formatChange(change),
    formatChangeInterval(change_low, change_high),
    least === null ? '' : formatChange(least),
    verdict === 'pass' ? '' : escapeMarkdown(reason),
  ];
}

function latency({ scenarios }: ModelResult): string {
  const single = scenarios.single_inference;
  const total = single?.statistics['total_ms'];
  if (!single || !total) return '';
  const stages = stageMedians(single)
    .map(({ stage, medianMs }) => `${stage} ${formatNumber(medianMs)} ms`)
    .join(', ');
  const quantiles = (['p50', 'p95'] as const).flatMap((name) => {
    const { value } = total[name];
    return value === null ? [] : [`${name} ${formatNumber(value)} ms`];
  });
  return `Single inference: ${[...quantiles, `n ${total.n}`].join(', ')}. Medians: ${stages}.`;
}
