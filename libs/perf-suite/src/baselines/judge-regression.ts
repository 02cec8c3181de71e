import type { Report } from '../report/schema/report-schema.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import { predictionInterval } from '../statistics/prediction-interval.js';
import { formatNumber, formatShare } from '../verdicts/format-number.js';
import type { Baseline } from './baseline-schema.js';
import { fingerprintDifferences, fingerprintOf } from './fingerprint.js';
import { processMedian } from './process-median.js';

/** Fewer process summaries say too little about how processes differ. */
export const fewestProcesses = 20;
/** The fewest samples that bound a median. */
const boundsMedian = 6;
/** A slowdown of less is of no interest, however sure. */
const margin = 0.03;

export interface RegressionVerdict {
  readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'not-comparable';
  readonly reason: string;
  /** Median single inference of the process under test; `null` where it has none. */
  readonly value: number | null;
  /** Where the median of one more process like those of the baseline lies with 95 %. */
  readonly low: number | null;
  readonly high: number | null;
  /** Processes in the baseline. */
  readonly n: number;
  /** The least slowdown that this comparison can tell, as a share; `null` where it can tell none. */
  readonly minimumDetectableEffect: number | null;
}

/** Whether a variant of a report became slower than its baseline. `null` stands for a baseline that is not there. */
export function judgeRegression(
  report: Report,
  variant: string,
  baseline: Baseline | null,
): RegressionVerdict {
  const model = report.results_by_model[variant];
  const single = model?.scenarios.single_inference;
  const value = single === undefined ? null : processMedian(single);
  const n = baseline?.metrics.single_inference_ms.process_medians.length ?? 0;
  const undecided = (verdict: 'inconclusive' | 'not-comparable', reason: string): RegressionVerdict => {
    return { verdict, reason, value, low: null, high: null, n, minimumDetectableEffect: null };
  };
  if (model === undefined || single === undefined || value === null) {
    return undecided('inconclusive', `The report has no single inference of ${variant}.`);
  }
  const few = tooFew(single);
  if (few !== null) return undecided('inconclusive', few);
  if (baseline === null) {
    return undecided('not-comparable', `There is no baseline of ${variant} for this machine.`);
  }
  const differences = fingerprintDifferences(
    baseline.fingerprint,
    fingerprintOf(report.environment, model, report.images),
  );
  if (differences.length > 0) {
    return undecided('not-comparable', `The baseline was taken with another ${differences.join(', ')}.`);
  }
  if (n < fewestProcesses) {
    return undecided('inconclusive', `The baseline holds ${n} processes: it takes ${fewestProcesses}.`);
  }
  return compare(value, baseline.metrics.single_inference_ms.process_medians);
}

/** A process that was cut short is not like those of the baseline while its median is that of a few. */
function tooFew({ samples, flags }: ScenarioResult): string | null {
  const n = samples.filter(({ warm_up }) => !warm_up).length;
  if (n >= boundsMedian || !flags.some(({ code }) => code === 'cut-short')) return null;
  return `There was time for ${n} single inferences: it takes ${boundsMedian} to compare.`;
}

function compare(value: number, medians: readonly number[]): RegressionVerdict {
  const { mean, low, high } = predictionInterval(medians);
  const limit = Math.max(high, mean * (1 + margin));
  const minimumDetectableEffect = limit / mean - 1;
  const reason =
    `The median single inference is ${formatNumber(value)} ms, ${formatNumber(mean)} ms in the baseline; ` +
    `up to ${formatNumber(limit)} ms is no slowdown that ${medians.length} processes can tell ` +
    `(least effect: ${formatShare(minimumDetectableEffect)}).`;
  return {
    verdict: value > limit ? 'fail' : 'pass',
    reason,
    value,
    low,
    high,
    n: medians.length,
    minimumDetectableEffect,
  };
}
