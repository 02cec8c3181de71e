import type { ComparedMetric, Comparison } from '@framegate/perf-suite';
import { figureTitle, formatChange, formatChangeInterval } from '../figures/format-figure.js';
import type { Finding } from './finding.js';

/** The outputs first, then the metrics that decide; advice is no finding. */
export function comparisonFindings(comparison: Comparison): Finding[] {
  const subject = comparisonTitle(comparison);
  const { outputs, metrics, verdict, reason } = comparison;
  const about = { subject, kind: 'comparison', measured: '', expected: '' } as const;
  const gates = metrics.filter(({ gating }) => gating).map((metric) => metricFinding(subject, metric));
  return [
    {
      ...about,
      name: 'verdict',
      outcome: verdict === 'ok' ? 'pass' : verdict === 'inconclusive' ? 'inconclusive' : 'fail',
      verdict,
      reason,
    },
    {
      ...about,
      name: 'same outputs',
      outcome: outputs.same ? 'pass' : outputs.difference === null ? 'inconclusive' : 'fail',
      verdict: outputs.same ? 'same' : 'different',
      reason: outputs.difference ?? `${outputs.compared} images compared.`,
    },
    ...gates,
  ];
}

export function comparisonTitle({ variant, base, head }: Comparison): string {
  return `${variant}: ${head.label} against ${base.label}`;
}

const outcomes = { regressed: 'fail', ok: 'pass', inconclusive: 'inconclusive' } as const;

function metricFinding(
  subject: string,
  { metric, verdict, ratio, low, high, margin }: ComparedMetric,
): Finding {
  return {
    subject,
    kind: 'comparison',
    name: figureTitle(metric),
    outcome: outcomes[verdict],
    verdict,
    measured: formatChange(changeOf(ratio)),
    expected: `within ${formatChange(margin).replace('+', '')}`,
    reason: `The change is ${formatChange(changeOf(ratio))} (${formatChangeInterval(changeOf(low), changeOf(high)) || 'no interval'}).`,
  };
}

/** Of head against base, as a share. */
export function changeOf(ratio: number | null): number | null {
  return ratio === null ? null : ratio - 1;
}
