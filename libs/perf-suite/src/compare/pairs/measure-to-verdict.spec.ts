import { fakeArms, type FakeArmsOptions } from '../../testing/fake-arms.js';
import { comparisonDesign } from '../design.js';
import { planMetrics } from '../verdict/metric-plan.js';
import { measureToVerdict, type PairRequest } from './measure-to-verdict.js';
import { planPair } from './pair-plan.js';

const plan = planPair({ inferenceMs: 40, callers: 2, images: 4 });

function measure(arms: FakeArmsOptions, about: Partial<PairRequest> = {}) {
  return measureToVerdict({
    open: fakeArms(arms),
    plan,
    metrics: planMetrics(plan, { median_ms: 10, inference_ms: 10 }),
    design: comparisonDesign,
    signal: new AbortController().signal,
    onPair: () => undefined,
    onDeath: () => undefined,
    ...about,
  });
}

describe('a comparison of two sides', () => {
  it('says ok of the same at the first look', async () => {
    const { verdict, pairs, metrics } = await measure({});
    expect({ verdict, pairs: pairs.length }).toEqual({ verdict: 'ok', pairs: 10 });
    expect(metrics.map(({ metric, gating }) => [metric, gating])).toEqual([
      ['median_ms', true],
      ['throughput_per_second', true],
      ['p95_ms', true],
      ['inference_ms', false],
    ]);
  });

  it('finds a slowdown at the first look, in the times and in the throughput', async () => {
    const { verdict, pairs, metrics } = await measure({ slowdown: 0.1 });
    expect({ verdict, pairs: pairs.length }).toEqual({ verdict: 'regressed', pairs: 10 });
    const [median, throughput] = metrics;
    expect(median).toMatchObject({ verdict: 'regressed', ratio: expect.closeTo(1.1, 1) });
    expect(median!.low!).toBeGreaterThan(1.03);
    expect(throughput!.ratio).toBeLessThan(0.95);
    expect(throughput!.high!).toBeLessThan(1);
  });

  it('goes on to the last look where the first is too close to call, and ends there', async () => {
    const { verdict, pairs, metrics } = await measure({ slowdown: 0.03, betweenProcesses: 0.03 });
    expect({ verdict, pairs: pairs.length }).toEqual({ verdict: 'inconclusive', pairs: 16 });
    expect(metrics[0]).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    expect(metrics[0]!.minimum_detectable_effect).toBeGreaterThan(0.03);
  });

  it('measures the pair anew that a death cost', async () => {
    const deaths: string[] = [];
    const result = await measure(
      { deaths: { base: ['pair-2'], head: ['pair-4'] } },
      { onDeath: ({ message }) => deaths.push(message) },
    );
    expect(result).toMatchObject({ verdict: 'ok', end: 'complete' });
    expect(result.pairs).toHaveLength(10);
    expect(deaths).toEqual(['base: It was ended by SIGKILL.', 'head: It was ended by SIGKILL.']);
  });

  it('is given up where processes keep dying, with the pairs so far and no verdict', async () => {
    const runs = Array.from({ length: 40 }, (_, index) => `pair-${index + 3}`);
    const result = await measure({ deaths: { head: runs } });
    expect(result).toMatchObject({ verdict: 'inconclusive', end: 'given-up' });
    expect(result.pairs).toHaveLength(2);
    expect(result.deaths).toHaveLength(comparisonDesign.mostDeaths + 1);
  });

  it('keeps its pairs when it is interrupted, and decides nothing at a look that was not declared', async () => {
    const controller = new AbortController();
    const result = await measure(
      { slowdown: 1 },
      {
        signal: controller.signal,
        onPair: (done) => {
          if (done === 9) controller.abort(new Error('Enough.'));
        },
      },
    );
    expect(result).toMatchObject({ end: 'interrupted', verdict: 'inconclusive' });
    expect(result.pairs).toHaveLength(9);
    expect(result.metrics[0]).toMatchObject({
      ratio: expect.closeTo(2, 0),
      low: null,
      high: null,
      adjusted_p: null,
      verdict: 'inconclusive',
    });
  });

  it('is not interrupted by an error that nobody expected, but ends with it', async () => {
    const open = () => Promise.reject(new TypeError('no such function'));
    await expect(measure({}, { open })).rejects.toThrow('no such function');
  });
});

describe('many comparisons', () => {
  const trials = 100;
  const verdicts = async (slowdown: number) => {
    const counts = { regressed: 0, ok: 0, inconclusive: 0 };
    for (let seed = 1; seed <= trials; seed++) {
      const { verdict } = await measure({ seed: 1000 * seed, slowdown, betweenProcesses: 0.015 });
      counts[verdict]++;
    }
    return counts;
  };

  it('of the same cry wolf hardly ever', async () => {
    expect((await verdicts(0)).regressed).toBe(0);
  });

  it('of a slowdown of just the margin err as seldom as the level says', async () => {
    // 2.5 % of 100 trials; more than 7 come up in one of 250 such series.
    expect((await verdicts(0.03)).regressed).toBeLessThanOrEqual(7);
  });

  it('of twice the slowdown of the largest margin of a median find most', async () => {
    const { regressed, ok } = await verdicts(0.06);
    expect(regressed).toBeGreaterThan(80);
    expect(ok).toBe(0);
  });
});
