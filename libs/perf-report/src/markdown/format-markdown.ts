import type { Check, ModelResult, Report } from '@framegate/perf-suite';
import { figureTitle, formatFigure, formatNumber, formatShare } from '../figures/format-figure.js';
import { stageMedians } from '../figures/stage-medians.js';

const marks = { pass: '✅', fail: '❌', inconclusive: '❔' } as const;

/** For a pull request or a job's summary page: the verdict, what failed, then each model. */
export function formatMarkdown(report: Report): string {
  const { summary, recommendations, environment, notes } = report;
  return `${[
    `## Framegate: ${summary.verdict}`,
    escape(summary.reason),
    `${summary.passed} of ${summary.total_tests} checks passed; in real time: ${formatShare(summary.real_time_compliance_rate)}.`,
    ...Object.values(report.results_by_model).flatMap(modelParts),
    ...(recommendations.length > 0 ? ['### What to do'] : []),
    recommendations
      .map(
        ({ model, evidence, action }) =>
          `- ${model === null ? '' : `**${model}**: `}${escape(`${evidence} ${action}`)}`,
      )
      .join('\n'),
    `<sub>${escape(
      [
        `${environment.cpu_model}, ${environment.cpu_cores} cores, Node ${environment.node}, onnxruntime ${environment.onnxruntime ?? 'unknown'}.`,
        ...notes,
      ].join(' '),
    )}</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function modelParts(model: ModelResult): string[] {
  const rows = model.checks.map(checkRow).join('\n');
  return [
    `### ${model.variant}`,
    model.error ? `**${model.state}**: ${escape(model.error.message)}` : '',
    rows === '' ? '' : `| | check | measured | target | why |\n| --- | --- | ---: | ---: | --- |\n${rows}`,
    latency(model),
  ];
}

function checkRow({ verdict, metric, value, comparison, target, reason }: Check): string {
  const goal =
    target === null ? '' : `${comparison === 'below' ? '&lt;' : '&gt;'} ${formatFigure(metric, target)}`;
  const why = verdict === 'pass' ? '' : escape(reason);
  return `| ${marks[verdict]} | ${figureTitle(metric)} | ${formatFigure(metric, value)} | ${goal} | ${why} |`;
}

function latency({ scenarios }: ModelResult): string {
  const single = scenarios.single_inference;
  const total = single?.statistics['total_ms'];
  if (!single || !total) return '';
  const stages = stageMedians(single)
    .map(({ stage, medianMs }) => `${stage} ${formatNumber(medianMs)} ms`)
    .join(', ');
  const p95 = total.p95.value === null ? '' : `, p95 ${formatNumber(total.p95.value)} ms`;
  return `Single inference: p50 ${formatNumber(total.p50.value!)} ms${p95}, n ${total.n}. Medians: ${stages}.`;
}

/** Text of ours may hold names and messages of others. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
