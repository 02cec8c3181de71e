import type { Check, ModelResult } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { formatTarget } from '../findings/model-findings.js';
import { counted, figureTitle, formatFigure, formatNumber, formatShare } from '../figures/format-figure.js';
import { stageMedians } from '../figures/stage-medians.js';
import { capacityLines } from './capacity-lines.js';
import { flagLine } from './flag-line.js';
import { alignColumns, wrap } from './layout.js';
import { leakLines } from './leak-lines.js';
import { regressionLines } from './regression-lines.js';

/** What one model was, what it was held to, how it did and where the time went. */
export function modelSection(model: ModelResult, colours: Colors): string {
  const lines = [`${colours.bold(model.variant)}  ${describeModel(model)}`];
  if (model.error) lines.push(colours.red(wrap(`${model.state}: ${model.error.message}`, '  ')));
  if (model.checks.length > 0) lines.push(checkLines(model.checks, colours));
  lines.push(
    ...problems(model.checks, colours),
    ...regressionLines(model, colours),
    ...latencyLines(model),
    ...capacityLines(model),
    ...leakLines(model, colours),
    ...flagLine(model, colours),
  );
  return lines.join('\n');
}

function describeModel({ family, image_size, weights, engine }: ModelResult): string {
  return [
    family,
    ...(image_size ? [`${image_size.height}x${image_size.width}`] : []),
    ...(weights ? [`${weights.kind} weights`] : []),
    ...(engine ? [`${counted(engine.workers, 'worker')} with ${counted(engine.threads, 'thread')}`] : []),
  ].join(', ');
}

function checkLines(checks: readonly Check[], colours: Colors): string {
  const words = { pass: 'ok', fail: 'FAIL', inconclusive: '?' } as const;
  const paints = { pass: colours.green, fail: colours.red, inconclusive: colours.yellow } as const;
  const rows = checks.map(({ metric, value, comparison, target, n }) => [
    figureTitle(metric),
    formatFigure(metric, value),
    formatTarget({ metric, comparison, target }),
    n > 0 ? `n ${n}` : '',
  ]);
  return alignColumns(rows)
    .split('\n')
    .map((line, index) => {
      const { verdict } = checks[index]!;
      return `  ${paints[verdict](words[verdict].padEnd(4))}  ${line}`;
    })
    .join('\n');
}

/** Why, for every check that did not pass. */
function problems(checks: readonly Check[], colours: Colors): string[] {
  return checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ metric, reason, verdict }) => {
      const paint = verdict === 'fail' ? colours.red : colours.yellow;
      return paint(wrap(`${figureTitle(metric)}: ${reason}`, '  '));
    });
}

function latencyLines({ scenarios }: ModelResult): string[] {
  const { single_inference: single } = scenarios;
  const total = single?.statistics['total_ms'];
  if (!single || !total) return [];
  const quantiles = (['p50', 'p95', 'p99'] as const).map((name) => {
    const { value, needed } = total[name];
    return value === null ? `${name} needs n ${needed}` : `${name} ${formatNumber(value)} ms`;
  });
  const stages = stageMedians(single).map(({ stage, share }) => `${stage} ${formatShare(share)}`);
  return [
    `  single inference: ${quantiles.join(', ')} (n ${total.n})`,
    ...(stages.length > 0 ? [wrap(stages.join(', '), '    of which ')] : []),
  ];
}
