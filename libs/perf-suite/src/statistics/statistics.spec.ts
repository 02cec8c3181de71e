import { readFileSync } from 'node:fs';
import { binomialCdf } from './binomial.js';
import { describeValues } from './describe-values.js';
import { incompleteBeta } from './incomplete-beta.js';
import { predictionInterval } from './prediction-interval.js';
import { proportionInterval } from './proportion-interval.js';
import { estimateQuantile, samplesNeeded } from './quantile.js';
import { ascending, median, sortedQuantile } from './sorted-quantile.js';
import { studentQuantile } from './student-t.js';
import { theilSen } from './theil-sen.js';

type Quadruple = [number, number, number, number];
interface Bounds {
  low: number;
  high: number;
}
interface Vectors {
  incomplete_beta: Quadruple[];
  binomial_cdf: Quadruple[];
  student_quantile: [number, number, number][];
  described: { values: number[]; mean: number; sd: number; quantiles: [number, number][] }[];
  bounded_quantile: ({ values: number[]; q: number } & Bounds)[];
  proportion: ({ hits: number; n: number } & Bounds)[];
  slope: ({ values: number[]; slope: number } & Bounds)[];
  prediction: ({ values: number[]; fresh: number } & Bounds)[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/scipy-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('what scipy computes', () => {
  it.each(vectors.incomplete_beta)(
    'holds for the incomplete beta function at (%d; %d, %d)',
    (x, a, b, expected) => {
      expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 11);
    },
  );

  it.each(vectors.binomial_cdf)(
    'holds for the binomial distribution at %d of %d, p = %d',
    (k, n, p, expected) => {
      expect(binomialCdf(k, n, p)).toBeCloseTo(expected, 11);
    },
  );

  it.each(vectors.student_quantile)("holds for Student's t at %d with %d degrees", (p, df, expected) => {
    expect(studentQuantile(p, df) / expected).toBeCloseTo(1, 9);
  });

  it.each(vectors.described)(
    'holds for means, deviations and sample quantiles',
    ({ values, mean, sd, quantiles }) => {
      const description = describeValues(values);
      expect(description.mean).toBeCloseTo(mean, 10);
      expect(description.sd).toBeCloseTo(sd, 10);
      for (const [q, expected] of quantiles) {
        expect(sortedQuantile(ascending(values), q)).toBeCloseTo(expected, 10);
      }
    },
  );

  it.each(vectors.bounded_quantile)('holds for the bounds of quantile $q', ({ values, q, low, high }) => {
    expect(estimateQuantile(values, q)).toMatchObject({ low, high });
  });

  it.each(vectors.proportion)('holds for the interval of $hits of $n', ({ hits, n, low, high }) => {
    const interval = proportionInterval(hits, n);
    expect(interval.low).toBeCloseTo(low, 8);
    expect(interval.high).toBeCloseTo(high, 8);
  });

  it.each(vectors.slope)("holds for Theil and Sen's slope", ({ values, slope, low, high }) => {
    const estimate = theilSen(values);
    expect(estimate.slope).toBeCloseTo(slope, 10);
    expect(estimate.low).toBeCloseTo(low, 10);
    expect(estimate.high).toBeCloseTo(high, 10);
  });

  it.each(vectors.prediction)(
    'holds for the prediction of $fresh further values',
    ({ values, fresh, low, high }) => {
      const interval = predictionInterval(values, fresh);
      expect(interval.low).toBeCloseTo(low, 8);
      expect(interval.high).toBeCloseTo(high, 8);
    },
  );
});

describe('a quantile', () => {
  const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

  it.each([
    [0.5, 6],
    [0.95, 72],
    [0.99, 368],
    [0.999, 3688],
  ])('at %d takes %d samples', (q, needed) => {
    expect(samplesNeeded(q)).toBe(needed);
    expect(estimateQuantile(upTo(needed), q).high).toBe(needed);
  });

  it('is refused with one sample too few, saying how many it takes', () => {
    expect(estimateQuantile(upTo(71), 0.95)).toEqual({
      q: 0.95,
      n: 71,
      value: null,
      low: null,
      high: null,
      needed: 72,
    });
  });

  it('is always given for the median, without bounds where there are few samples', () => {
    expect(estimateQuantile([3, 1, 2], 0.5)).toEqual({
      q: 0.5,
      n: 3,
      value: 2,
      low: null,
      high: null,
      needed: 6,
    });
  });

  it('is null for no samples at all', () => {
    expect(estimateQuantile([], 0.5).value).toBeNull();
  });

  it('outside 0…1 is an error that names it', () => {
    expect(() => estimateQuantile([1], 1.5)).toThrow(
      new RangeError('Expected a quantile between 0 and 1, got 1.5.'),
    );
  });
});

describe('too few values', () => {
  it('are an error that says how many were expected', () => {
    expect(() => median([])).toThrow('Expected at least one value for a median, got none.');
    expect(() => describeValues([])).toThrow('Expected at least one value to describe, got none.');
    expect(() => predictionInterval([4])).toThrow('Expected at least two values to predict from, got 1.');
    expect(() => theilSen([1, 2])).toThrow('Expected at least three values for a slope, got 2.');
    expect(() => proportionInterval(3, 2)).toThrow('Expected from 0 to n hits of n ≥ 1 trials, got 3 of 2.');
  });

  it('have no standard deviation when there is only one', () => {
    expect(describeValues([7])).toEqual({ n: 1, mean: 7, sd: null, min: 7, max: 7 });
  });
});
