import type { ComparedMetric, Comparison } from '../../report/schema/comparison-schema.js';
import { benjaminiHochberg } from '../../statistics/benjamini-hochberg.js';
import { describeValues } from '../../statistics/describe-values.js';
import { hodgesLehmann } from '../../statistics/hodges-lehmann.js';
import { holm } from '../../statistics/holm.js';
import { minimumDetectableEffect } from '../../statistics/minimum-detectable-effect.js';
import { signedRankTest } from '../../statistics/signed-rank-test.js';
import { median } from '../../statistics/sorted-quantile.js';
import { detectablePower } from '../design.js';
import type { MeasuredPair } from '../pairs/measured-pair.js';
import type { MetricPlan } from './metric-plan.js';

export interface ComparedMetrics {
  readonly metrics: ComparedMetric[];
  readonly verdict: Exclude<Comparison['verdict'], 'different-outputs'>;
}

/**
 * Regressed where any gating figure is, with all of them allowed for (Holm); ok where each is shown to be within its margin,
 * which needs no allowance as all must be shown (Berger 1982). `alpha` is that of the look; `null` where none was declared for
 * so many pairs, and then nothing is decided.
 */
export function judgeMetrics(
  plans: readonly MetricPlan[],
  pairs: readonly MeasuredPair[],
  alpha: number | null,
): ComparedMetrics {
  const tested = plans.map((plan) => testMetric(plan, pairs, alpha));
  const judge = (gating: boolean, adjust: (pValues: readonly number[]) => number[]) => {
    const those = tested.filter(({ plan }) => plan.gating === gating);
    const adjusted = adjust(those.map(({ pWithin }) => pWithin));
    return those.map((test, index) => judged(test, adjusted[index] ?? 1, alpha));
  };
  const gating = judge(true, holm);
  const having = (verdict: string) => gating.filter((metric) => metric.verdict === verdict).length;
  return {
    metrics: [...gating, ...judge(false, benjaminiHochberg)],
    verdict:
      having('regressed') > 0
        ? 'regressed'
        : gating.length > 0 && having('ok') === gating.length
          ? 'ok'
          : 'inconclusive',
  };
}

interface MetricTest {
  readonly plan: MetricPlan;
  /** Of the pairs that have the figure of both sides. */
  readonly pairs: readonly { readonly base: number; readonly head: number; readonly ratio: number }[];
  /** Of slowdowns as logarithms; `null` where there are too few pairs, or no look was declared. */
  readonly interval: {
    readonly estimate: number;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  /** The chance of such pairs if the slowdown is within the margin, and if it is not. */
  readonly pWithin: number;
  readonly pBeyond: number;
  readonly leastEffect: number | null;
}

function testMetric(plan: MetricPlan, pairs: readonly MeasuredPair[], alpha: number | null): MetricTest {
  const both = pairs.flatMap(({ base, head, ratios }) => {
    const [before, after, ratio] = [base[plan.metric], head[plan.metric], ratios[plan.metric]];
    if (before === undefined || after === undefined || ratio === undefined) return [];
    return [{ base: before, head: after, ratio }];
  });
  const slowdowns = both.map(({ ratio }) => (plan.isTime ? Math.log(ratio) : -Math.log(ratio)));
  const margin = Math.log1p(plan.margin);
  const { greater, less } = signedRankTest(slowdowns.map((slowdown) => slowdown - margin));
  return {
    plan,
    pairs: both,
    interval: slowdowns.length === 0 ? null : hodgesLehmann(slowdowns, alpha ?? 0),
    pWithin: greater,
    pBeyond: less,
    leastEffect: alpha === null || slowdowns.length < 2 ? null : leastEffect(slowdowns, margin, alpha),
  };
}

function leastEffect(slowdowns: readonly number[], margin: number, alpha: number): number {
  const { sd, n } = describeValues(slowdowns);
  const beyond = minimumDetectableEffect({ sd: sd ?? 0, pairs: n, alpha, power: detectablePower });
  return Math.expm1(margin + beyond);
}

function judged(test: MetricTest, adjustedP: number, alpha: number | null): ComparedMetric {
  const { plan, pairs, interval } = test;
  // A slowdown of throughput is a ratio below 1.
  const ratio = (log: number | null | undefined) =>
    log === null || log === undefined ? null : Math.exp(plan.isTime ? log : -log);
  const bounds = [ratio(interval?.low), ratio(interval?.high)] as const;
  return {
    metric: plan.metric,
    gating: plan.gating,
    base: pairs.length === 0 ? null : median(pairs.map(({ base }) => base)),
    head: pairs.length === 0 ? null : median(pairs.map(({ head }) => head)),
    ratio: ratio(interval?.estimate),
    low: plan.isTime ? bounds[0] : bounds[1],
    high: plan.isTime ? bounds[1] : bounds[0],
    margin: plan.margin,
    adjusted_p: alpha === null || pairs.length === 0 ? null : adjustedP,
    minimum_detectable_effect: test.leastEffect,
    verdict:
      alpha === null
        ? 'inconclusive'
        : adjustedP <= alpha
          ? 'regressed'
          : test.pBeyond <= alpha
            ? 'ok'
            : 'inconclusive',
    pairs: pairs.map((pair) => pair.ratio),
  };
}
