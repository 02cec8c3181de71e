import type { MeasuredPair } from '../pairs/measured-pair.js';
import { judgeMetrics } from './judge-metrics.js';
import { type MetricPlan, planMetrics } from './metric-plan.js';
import { planPair } from '../pairs/pair-plan.js';

const median: MetricPlan = { metric: 'median_ms', gating: true, isTime: true, margin: 0.03 };
const throughput: MetricPlan = {
  metric: 'throughput_per_second',
  gating: true,
  isTime: false,
  margin: 0.05,
};
const alpha = 0.015625;

/** Ten pairs with these ratios of head over base, more or less. */
function pairsWith(ratios: Partial<Record<MetricPlan['metric'], number>>, scatter = 0.002): MeasuredPair[] {
  return Array.from({ length: 10 }, (_, index) => {
    const wobble = 1 + scatter * (index - 4.5);
    const of = (value: (ratio: number) => number) =>
      Object.fromEntries(Object.entries(ratios).map(([metric, ratio]) => [metric, value(ratio)]));
    return {
      first: 'base',
      unsteady: [],
      base: of(() => 100),
      head: of((ratio) => 100 * ratio * wobble),
      ratios: of((ratio) => ratio * wobble),
    };
  });
}

describe('the verdict on figures', () => {
  it('is ok only where each is shown to be within its margin', () => {
    const within = { median_ms: 1.005, throughput_per_second: 1 };
    expect(judgeMetrics([median, throughput], pairsWith(within), alpha).verdict).toBe('ok');
    const atMargin = { median_ms: 1.03, throughput_per_second: 1 };
    const { verdict, metrics } = judgeMetrics([median, throughput], pairsWith(atMargin), alpha);
    expect(verdict).toBe('inconclusive');
    expect(metrics.map((metric) => metric.verdict)).toEqual(['inconclusive', 'ok']);
  });

  it('is ok for a head that is faster', () => {
    const faster = { median_ms: 0.8, throughput_per_second: 1.25 };
    expect(judgeMetrics([median, throughput], pairsWith(faster), alpha).verdict).toBe('ok');
  });

  it('takes less throughput for slower, and turns its interval about', () => {
    const { verdict, metrics } = judgeMetrics([throughput], pairsWith({ throughput_per_second: 0.9 }), alpha);
    expect(verdict).toBe('regressed');
    const [{ ratio, low, high } = { ratio: null, low: null, high: null }] = metrics;
    expect(low!).toBeLessThan(ratio!);
    expect(ratio!).toBeLessThan(high!);
    expect(high!).toBeLessThan(1 / 1.05);
  });

  it('allows for all gating figures: what is sure enough alone is not among many', () => {
    // One pair of ten lies just within the margin, so p is 2/1024; ten figures make it 20/1024, above the level.
    const pairs = pairsWith({ median_ms: 1.06 }).map((pair, index) =>
      index === 0 ? { ...pair, ratios: { median_ms: 1.0299 } } : pair,
    );
    const alone = judgeMetrics([median], pairs, alpha);
    const many = judgeMetrics([median, ...Array.from({ length: 9 }, () => throughput)], pairs, alpha);
    expect([alone.verdict, many.metrics[0]!.verdict]).toEqual(['regressed', 'inconclusive']);
    expect(many.metrics[0]!.adjusted_p).toBeCloseTo(10 * alone.metrics[0]!.adjusted_p!, 12);
  });

  it('is not swayed by advice', () => {
    const advice: MetricPlan = { ...median, metric: 'decode_ms', gating: false };
    const { verdict, metrics } = judgeMetrics(
      [median, advice],
      pairsWith({ median_ms: 1, decode_ms: 2 }),
      alpha,
    );
    expect(verdict).toBe('ok');
    expect(metrics.map((metric) => [metric.metric, metric.verdict])).toEqual([
      ['median_ms', 'ok'],
      ['decode_ms', 'regressed'],
    ]);
  });

  it('is none where no pair has the figure', () => {
    const { verdict, metrics } = judgeMetrics([median], pairsWith({}), alpha);
    expect(verdict).toBe('inconclusive');
    expect(metrics[0]).toMatchObject({ base: null, head: null, ratio: null, adjusted_p: null, pairs: [] });
  });

  it('gives the ratio of each pair', () => {
    expect(judgeMetrics([median], pairsWith({ median_ms: 1.5 }, 0), alpha).metrics[0]!.pairs).toEqual(
      Array.from({ length: 10 }, () => 1.5),
    );
  });
});

describe('margins', () => {
  it('are never less than the clock and the scheduler differ by', () => {
    const plan = planPair({ inferenceMs: 0.5, callers: 2, images: 4 });
    const metrics = planMetrics(plan, { median_ms: 0.5, decode_ms: 0.2, queue_ms: 0.05 });
    expect(metrics.map(({ metric, margin }) => [metric, margin])).toEqual([
      ['median_ms', 0.2],
      ['throughput_per_second', 0.2],
      ['p95_ms', 0.2],
      ['p99_ms', 0.2],
      ['decode_ms', 0.5],
    ]);
  });
});
