import type { ComparedMetric, Comparison } from '../../report/schema/comparison-schema.js';
import { formatNumber } from '../../verdicts/format-number.js';
import type { ComparedOperators } from '../operators/compare-operators.js';
import type { PairResult } from '../pairs/measure-to-verdict.js';
import { metricTitle } from './metric-title.js';
import { slowestGrownStage } from './slower-parts.js';

/** The verdict in sentences, and where the time went. */
export function explainVerdict(
  result: Pick<PairResult, 'metrics' | 'verdict' | 'end' | 'pairs' | 'deaths'>,
  stages: Comparison['stages'],
  operators: ComparedOperators | null,
): string {
  const gating = result.metrics.filter((metric) => metric.gating);
  const having = (verdict: ComparedMetric['verdict']) =>
    gating.filter((metric) => metric.verdict === verdict);
  const pairs = `${result.pairs.length} pairs of processes`;
  if (result.end === 'interrupted') return `Interrupted after ${pairs}, before a verdict was due.`;
  if (result.end === 'given-up') return `Given up after ${pairs}, as ${describeDeaths(result.deaths)}`;
  if (result.verdict === 'ok') return `Head is no slower than base beyond the margins, shown by ${pairs}.`;
  if (result.verdict === 'inconclusive') {
    const open = having('inconclusive').map(({ metric }) => metricTitle(metric));
    return `${pairs} leave open whether head is slower, by ${open.join(' and ')}. On a quieter machine they tell more.`;
  }
  return [...having('regressed').map(describeRegression), stageSentence(stages), operatorSentence(operators)]
    .join(' ')
    .trim();
}

/** Of the last alone: the others hardly say anything else. */
export function describeDeaths(deaths: PairResult['deaths']): string {
  const last = deaths.at(-1);
  return `${deaths.length} processes died; the last was one of ${last?.arm}. ${last?.reason}`;
}

function describeRegression({ metric, ratio, low, high, margin }: ComparedMetric): string {
  return (
    `The ${metricTitle(metric)} changed by ${percent(ratio)} (${percent(low)} to ${percent(high)}), ` +
    `beyond the margin of ${formatNumber(100 * margin)} %.`
  );
}

function stageSentence(stages: Comparison['stages']): string {
  const worst = slowestGrownStage(stages);
  if (worst === null) return '';
  const [base, head] = [formatNumber(worst.base_ms), formatNumber(worst.head_ms)];
  return `Of the stages ${worst.stage} lost most: ${base} to ${head} ms.`;
}

function operatorSentence(operators: ComparedOperators | null): string {
  if (operators === null) return '';
  if (operators.slower.length === 0) return 'No operator of the network is slower beyond chance.';
  const named = operators.slower
    .slice(0, 3)
    .map(({ type, base_ms, head_ms }) => `${type} ${formatNumber(base_ms)} to ${formatNumber(head_ms)} ms`);
  return `Operators that got slower: ${named.join(', ')}.`;
}

/** A ratio as the change that it is. */
export function percent(ratio: number | null): string {
  if (ratio === null) return '?';
  const change = 100 * (ratio - 1);
  return `${change < 0 ? '' : '+'}${change.toFixed(1)} %`;
}
