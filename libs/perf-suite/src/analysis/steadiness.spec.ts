import { Random } from '../images/random.js';
import { sampleOf } from '../testing/results.js';
import { findSteadiness, labelWarmUp } from './steadiness.js';
import { steadinessFlags } from './steadiness-flags.js';

/** Runs of `[samples, ms]`, give or take 2 %; the first `runs` to warm up. */
function samplesOf(runs: number, ...parts: readonly (readonly [number, number])[]) {
  const random = new Random(5);
  return parts
    .flatMap(([length, ms]) => Array.from({ length }, () => ms * (1 + random.between(-200, 200) / 10_000)))
    .map((inference, index) =>
      sampleOf({ warm_up: index < runs, total_ms: inference + (index % 3) * 9, stages_ms: { inference } }),
    );
}

const find = (...about: Parameters<typeof samplesOf>) =>
  findSteadiness('single_inference', samplesOf(...about));

describe('the end of warm-up', () => {
  it('is that of the runs to warm up where they were enough', () => {
    expect(find(10, [6, 15], [104, 10])).toEqual({ warm_up_samples: 10, is_steady: true });
  });

  it('is later where the samples changed their level later', () => {
    // Ranks tell a change to a sample or two.
    const found = find(10, [30, 14], [90, 10]);
    expect(found?.is_steady).toBe(true);
    expect(Math.abs((found?.warm_up_samples ?? 0) - 30)).toBeLessThanOrEqual(2);
  });

  it('does not come later for a change of less than a tenth', () => {
    expect(find(10, [40, 10.6], [80, 10])).toEqual({ warm_up_samples: 10, is_steady: true });
  });

  it('is not found where the level changes within the second half: nothing is left out', () => {
    expect(find(10, [90, 10], [20, 15])).toEqual({ warm_up_samples: 10, is_steady: false });
  });

  it('is not told by few samples', () => {
    expect(find(2, [19, 10])).toEqual({ warm_up_samples: 2, is_steady: null });
  });

  it('is no matter for a scenario that does not warm up', () => {
    expect(findSteadiness('load', samplesOf(0, [40, 10]))).toBeNull();
  });
});

describe('samples before the end of warm-up', () => {
  it('are kept and marked', () => {
    const samples = samplesOf(10, [120, 10]);
    const labelled = labelWarmUp(samples, { warm_up_samples: 30, is_steady: true });
    expect(labelled.map(({ total_ms }) => total_ms)).toEqual(samples.map(({ total_ms }) => total_ms));
    expect(labelled.filter(({ warm_up }) => warm_up)).toHaveLength(30);
  });
});

describe('the flag on a steady state', () => {
  const recorded = { code: 'no-steady-state', message: 'Not after 30 runs.' };
  const other = { code: 'cut-short', message: 'Short.' };

  it('is taken back where the samples found one', () => {
    const steadiness = { warm_up_samples: 30, is_steady: true };
    expect(steadinessFlags([recorded, other], steadiness)).toEqual([other]);
  });

  it('is raised where the samples found none, once', () => {
    const flags = steadinessFlags([recorded, other], { warm_up_samples: 10, is_steady: false });
    expect(flags.map(({ code }) => code)).toEqual(['cut-short', 'no-steady-state']);
  });

  it('stays as it was where they cannot tell', () => {
    expect(steadinessFlags([recorded], { warm_up_samples: 1, is_steady: null })).toEqual([recorded]);
    expect(steadinessFlags([recorded], null)).toEqual([recorded]);
  });
});
