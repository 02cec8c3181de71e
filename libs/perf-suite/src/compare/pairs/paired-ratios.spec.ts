import type { SideEvent } from '../side/side-events.js';
import { pairedRatios } from './paired-ratios.js';
import { processFigures } from './process-figures.js';

/** Samples of two images in turn, each of these times. */
const samples = (times: readonly number[]) =>
  times.map((total_ms, index) => ({
    type: 'sample' as const,
    image: index % 2,
    warm_up: false,
    total_ms,
    stages_ms: { inference: total_ms / 2 },
  }));
const loads = (times: readonly number[]) =>
  times.map((ms) => ({ type: 'throughput' as const, images: 10, ms }));

describe('the ratios of a pair', () => {
  it('are not moved by a time in which the machine was slow for both', () => {
    const quiet = [10, 20, 10, 20, 10, 20];
    const slow = [...quiet.slice(0, 2), ...quiet.slice(2).map((ms) => 3 * ms)];
    const head = slow.map((ms, index) => ms * [1.04, 1.04, 1.05, 1.05, 1.06, 1.06][index]!);
    const { median_ms, inference_ms } = pairedRatios(samples(slow), samples(head));
    expect([median_ms, inference_ms]).toEqual([expect.closeTo(1.05, 10), expect.closeTo(1.05, 10)]);
  });

  it('say the truth where ratios of figures do not', () => {
    // Half of the time the machine is three times slower; head is 5 % slower throughout, and hit once more often.
    const base = samples([10, 10, 30, 30, 10, 10, 30, 30, 10, 10]);
    const head = samples([10.5, 10.5, 31.5, 31.5, 31.5, 31.5, 31.5, 31.5, 10.5, 10.5]);
    expect(processFigures(head).median_ms! / processFigures(base).median_ms!).toBeCloseTo(3.15, 10);
    expect(pairedRatios(base, head).median_ms).toBeCloseTo(1.05, 10);
  });

  it('count a slowdown of few images by their share', () => {
    const { median_ms } = pairedRatios(samples([10, 20, 10, 20]), samples([10, 24.2, 10, 24.2]));
    expect(median_ms).toBeCloseTo(1.1, 10);
  });

  it('compare throughput burst by burst, and are not moved by a disturbed one', () => {
    const base = [10, 40, 10, 10, 10, 30, 10, 10];
    const head = base.map((ms, index) => (index === 3 ? 99 : 1.1 * ms));
    const { throughput_per_second } = pairedRatios(loads(base), loads(head));
    expect(throughput_per_second).toBeCloseTo(1 / 1.1, 10);
  });

  it('are those of the figures for quantiles', () => {
    const times = Array.from({ length: 72 }, (_, index) => index + 1);
    const slower = times.map((ms) => 1.2 * ms);
    expect(pairedRatios(samples(times), samples(slower)).p95_ms).toBeCloseTo(1.2, 10);
  });

  it('leave out what one side does not tell of, or what took no time that a clock can tell', () => {
    const silent = samples([10, 20]).map((sample) => ({ ...sample, stages_ms: {} }));
    const instant = samples([10, 20]).map((sample) => ({ ...sample, stages_ms: { inference: 0 } }));
    expect(Object.keys(pairedRatios(samples([10, 20]), silent))).toEqual(['median_ms']);
    expect(Object.keys(pairedRatios(instant, samples([10, 20])))).toEqual(['median_ms']);
  });

  it('are none of a process that wrote nothing', () => {
    const nothing: SideEvent[] = [];
    expect(pairedRatios(nothing, samples([10, 20]))).toEqual({});
  });
});
