import { roundFigure } from '../analysis/round-figure.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Regression } from '../report/schema/regression-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js';
import { holm } from '../statistics/holm.js';
import { baselineMetrics } from './baseline-metric.js';
import type { Baseline } from './baseline-schema.js';
import { compareStages } from './compare-stages.js';
import { compareWithProcesses, minimumDetectableEffect, type Estimate } from './compare-with-processes.js';
import { describeComparison } from './describe-comparison.js';
import { environmentFingerprint, fingerprintDifferences, fingerprintOf } from './fingerprint.js';
import { pairMetrics, type MetricPair } from './pair-metrics.js';
import { undecided } from './undecided.js';

/** Of a false alarm anywhere in a run: what lies outside a 95 % interval on its worse side. */
export const alpha = 0.025;

type Measured = Pick<Report, 'environment' | 'images' | 'results_by_model'>;

/** A figure that can be judged once it is known how many others are. */
interface Candidate extends MetricPair {
  readonly variant: string;
  readonly estimate: Estimate;
}

/**
 * How each variant's figures compare with its baseline; nothing for one without. False alarms are held down over the run:
 * by Holm for the figures that decide, by Benjamini and Hochberg for those that advise.
 */
export function judgeRegressions(
  run: Measured,
  baselines: ReadonlyMap<string, Baseline | null>,
): Record<string, Regression[]> {
  const candidates: Candidate[] = [];
  const found: Record<string, Regression[]> = {};
  for (const [variant, model] of Object.entries(run.results_by_model)) {
    const baseline = baselines.get(variant) ?? null;
    const pairs = baseline === null ? [] : comparable(run, model, baseline);
    found[variant] = pairs.filter((pair) => 'verdict' in pair);
    for (const pair of pairs) {
      if ('verdict' in pair) continue;
      const estimate = compareWithProcesses(pair.value, pair.values, pair.metric);
      candidates.push({ ...pair, variant, estimate });
    }
  }
  const deciding = candidates.filter(({ metric }) => !metric.isAdvisory);
  const advising = candidates.filter(({ metric }) => metric.isAdvisory);
  for (const [judged, adjust] of [[deciding, holm] as const, [advising, benjaminiHochberg] as const]) {
    const adjusted = adjust(judged.map(({ estimate }) => estimate.p));
    judged.forEach((candidate, index) => {
      found[candidate.variant]!.push(judge(candidate, adjusted[index]!, judged.length));
    });
  }
  for (const [variant, regressions] of Object.entries(found)) {
    const baseline = baselines.get(variant);
    if (baseline)
      found[variant] = inOrder(regressions).map(withStages(run.results_by_model[variant]!, baseline));
  }
  return found;
}

/** Where the two were not taken alike nothing is compared, and one entry says so. */
function comparable(run: Measured, model: ModelResult, baseline: Baseline): (MetricPair | Regression)[] {
  const differences = differencesOf(run, model, baseline);
  if (differences.length === 0) return pairMetrics(model, baseline);
  const reason = `The baseline was taken with another ${differences.join(', ')}.`;
  return [undecided(baselineMetrics[0]!, 'not-comparable', reason, baseline.processes.length)];
}

/** What could not be opened has no engine that could differ, but a machine. */
function differencesOf({ environment, images }: Measured, model: ModelResult, baseline: Baseline): string[] {
  if (model.engine !== null) {
    return fingerprintDifferences(baseline.fingerprint, fingerprintOf(environment, model, images));
  }
  const here = environmentFingerprint(environment);
  const there = Object.keys(here).map((name) => [name, baseline.fingerprint[name] ?? null] as const);
  return fingerprintDifferences(Object.fromEntries(there), here);
}

function judge(candidate: Candidate, adjustedP: number, comparisons: number): Regression {
  const { metric, value, values, estimate, excuse } = candidate;
  const isWorse = estimate.matters && adjustedP < alpha;
  const effect = minimumDetectableEffect(values, metric, { alpha, comparisons });
  return {
    metric: metric.name,
    // A slowdown that others on the machine explain confirms nothing about the code.
    verdict: !isWorse ? 'pass' : excuse === null ? 'fail' : 'inconclusive',
    reason: [
      describeComparison(value, metric, estimate, effect, values.length),
      ...(isWorse && excuse !== null ? [`That may be why: ${excuse}`] : []),
    ].join(' '),
    value,
    baseline: estimate.baseline,
    low: estimate.low,
    high: estimate.high,
    n: values.length,
    change: estimate.change,
    change_low: estimate.changeLow,
    change_high: estimate.changeHigh,
    minimum_detectable_effect: roundFigure(effect),
    adjusted_p: roundFigure(adjustedP),
    ...(metric.isAdvisory && { advisory: true }),
  };
}

function inOrder(regressions: readonly Regression[]): Regression[] {
  const rank = ({ metric }: Regression) => baselineMetrics.findIndex(({ name }) => name === metric);
  return regressions.toSorted((a, b) => rank(a) - rank(b));
}

function withStages({ scenarios }: ModelResult, baseline: Baseline): (regression: Regression) => Regression {
  return (regression) => {
    if (regression.metric !== 'single_inference_ms' || regression.baseline === null) return regression;
    const stages = compareStages(scenarios.single_inference, baseline);
    return stages.length === 0 ? regression : { ...regression, stages };
  };
}
