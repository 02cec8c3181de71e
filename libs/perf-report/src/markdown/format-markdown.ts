import type { Report } from '@framegate/perf-suite';
import { formatShare } from '../figures/format-figure.js';
import { comparisonParts } from './comparison-parts.js';
import { escapeMarkdown } from './escape.js';
import { limitSize } from './limit-size.js';
import { modelParts } from './model-parts.js';

/** For a pull request or a job's summary page, no longer than GitHub takes: the verdict, what failed, then each model. */
export function formatMarkdown(reports: readonly Report[]): string {
  return limitSize(reports.flatMap(reportParts).filter((part) => part !== ''));
}

function reportParts(report: Report): string[] {
  const { summary, environment, notes, exam, plan } = report;
  const machine = `${environment.cpu_model}, ${environment.cpu_cores} cores, Node ${environment.node}, onnxruntime ${environment.onnxruntime ?? 'unknown'}.`;
  return [
    `## Framegate: ${summary.verdict}`,
    escapeMarkdown(summary.reason),
    `${summary.passed} of ${summary.total_tests} checks passed; in real time: ${formatShare(summary.real_time_compliance_rate)}.`,
    ...report.comparisons.flatMap(comparisonParts),
    ...Object.values(report.results_by_model).flatMap(modelParts),
    ...advice(report),
    exam === null || exam.verdict === 'trusted'
      ? ''
      : `**The gate is ${exam.verdict}**: ${escapeMarkdown(exam.reason)}`,
    (plan?.dropped ?? []).map((sentence) => `- Dropped: ${escapeMarkdown(sentence)}`).join('\n'),
    `<sub>${escapeMarkdown([machine, ...notes].join(' '))}</sub>`,
  ];
}

function advice({ recommendations }: Report): string[] {
  if (recommendations.length === 0) return [];
  const items = recommendations.map(
    ({ model, evidence, action }) =>
      `- ${model === null ? '' : `**${escapeMarkdown(model)}**: `}${escapeMarkdown(`${evidence} ${action}`)}`,
  );
  return ['### What to do', items.join('\n')];
}
