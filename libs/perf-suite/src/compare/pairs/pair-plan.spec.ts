import { bounds, plannedSamples, planPair } from './pair-plan.js';

describe('the plan of a pair', () => {
  const images = 12;

  it('has an even number of bursts, and all images in turn', () => {
    const { latency, throughput } = planPair({ inferenceMs: 40, callers: 2, images });
    expect([latency.length % 2, throughput.length % 2]).toEqual([0, 0]);
    expect(latency.slice(0, 4).flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3]);
  });

  it('has shorter bursts of a slow model, so that sides are neighbours in time', () => {
    const lengths = [0.5, 20, 500].map(
      (inferenceMs) => planPair({ inferenceMs, callers: 2, images }).latency[0]!.length,
    );
    expect(lengths).toEqual([16, 8, 2]);
  });

  it('takes fewer samples of a slow model, and then no tail is judged', () => {
    const slow = planPair({ inferenceMs: 2000, callers: 2, images });
    const fast = planPair({ inferenceMs: 30, callers: 2, images });
    expect(plannedSamples(slow)).toBe(24);
    expect([bounds(slow, 0.95), bounds(fast, 0.95), bounds(fast, 0.99)]).toEqual([false, true, false]);
  });

  it('bounds the samples of a fast one, which are enough for the 99th percentile', () => {
    const plan = planPair({ inferenceMs: 0.1, callers: 2, images });
    expect(plannedSamples(plan)).toBeLessThan(420);
    expect(bounds(plan, 0.99)).toBe(true);
  });

  it('repeats images where there are few, so that bursts are no single calls', () => {
    const { latency } = planPair({ inferenceMs: 100, callers: 2, images: 1 });
    expect(latency[0]).toEqual([0, 0]);
  });

  it('has as many images in a burst of throughput as keep all callers busy', () => {
    const { throughput } = planPair({ inferenceMs: 1000, callers: 16, images });
    expect(throughput.every((burst) => burst.length === 32)).toBe(true);
  });
});
