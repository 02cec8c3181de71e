import type { Check, ModelResult, Regression } from '@framegate/perf-suite';
import { figureTitle, formatChange, formatChangeInterval, formatFigure } from '../figures/format-figure.js';
import type { Finding } from './finding.js';

/** Whether a model could be measured, its checks and its comparison with the baseline; advice judges nothing. */
export function modelFindings(model: ModelResult): Finding[] {
  return [
    ...measurement(model),
    ...model.checks.map((check) => targetFinding(model.variant, check)),
    ...model.regressions
      .filter(({ advisory }) => advisory !== true)
      .map((regression) => baselineFinding(model.variant, regression)),
  ];
}

function measurement({ variant, state, error }: ModelResult): Finding[] {
  const about = { subject: variant, kind: 'measurement', name: 'measured', verdict: state } as const;
  if (error !== null)
    return [
      { ...about, outcome: 'error', measured: '', expected: '', reason: `${error.code}: ${error.message}` },
    ];
  if (state === 'measured') return [];
  return [
    { ...about, outcome: 'inconclusive', measured: '', expected: '', reason: `The model is ${state}.` },
  ];
}

function targetFinding(subject: string, { metric, verdict, value, reason, ...check }: Check): Finding {
  return {
    subject,
    kind: 'target',
    name: figureTitle(metric),
    outcome: verdict,
    verdict,
    measured: formatFigure(metric, value),
    expected: formatTarget({ metric, ...check }),
    reason,
  };
}

/** `< 500 ms`; nothing where the target itself could not be measured. */
export function formatTarget({
  metric,
  comparison,
  target,
}: Pick<Check, 'metric' | 'comparison' | 'target'>): string {
  return target === null ? '' : `${comparison === 'below' ? '<' : '>'} ${formatFigure(metric, target)}`;
}

function baselineFinding(subject: string, regression: Regression): Finding {
  const { metric, verdict, change, change_low, change_high, reason } = regression;
  const interval = formatChangeInterval(change_low, change_high);
  return {
    subject,
    kind: 'baseline',
    name: figureTitle(metric),
    outcome: verdict === 'not-comparable' ? 'inconclusive' : verdict,
    verdict,
    measured: change === null ? '' : `${formatChange(change)}${interval === '' ? '' : ` (${interval})`}`,
    expected: '',
    reason,
  };
}
