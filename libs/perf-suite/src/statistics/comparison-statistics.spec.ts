import { readFileSync } from 'node:fs';
import { spendAlpha } from './alpha-spending.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { hodgesLehmann } from './hodges-lehmann.js';
import { holm } from './holm.js';
import { mannWhitney } from './mann-whitney.js';
import { minimumDetectableEffect } from './minimum-detectable-effect.js';
import { permutationTest } from './permutation-test.js';
import { signedRankCdf } from './signed-rank-distribution.js';
import { signedRankTest } from './signed-rank-test.js';

interface PValues {
  greater: number;
  less: number;
  two_sided: number;
}
type Groups = { first: number[]; second: number[] };
type Adjusted = { p: number[]; adjusted: number[] };
interface Vectors {
  signed_rank: ({ values: number[]; w: number } & PValues)[];
  tied_signed_rank: ({ values: number[]; w: number } & PValues)[];
  hodges_lehmann: { values: number[]; alpha: number; estimate: number; low: number; high: number }[];
  mann_whitney: (Groups & { u: number } & PValues)[];
  tied_mann_whitney: (Groups & { u: number } & PValues)[];
  mean_difference: (Groups & { p: number })[];
  holm: Adjusted[];
  benjamini_hochberg: Adjusted[];
  detectable: { sd: number; pairs: number; alpha: number; power: number; effect: number }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/comparison-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

const closeTo = (expected: number) => expect.closeTo(expected, 10) as number;
const closeToEach = (expected: readonly number[]) => expected.map(closeTo);

describe('what scipy computes', () => {
  it.each([...vectors.signed_rank, ...vectors.tied_signed_rank])(
    'holds for the signed-rank test, W = $w',
    ({ values, w, greater, less, two_sided }) => {
      expect(signedRankTest(values)).toEqual({
        n: values.length,
        w,
        greater: closeTo(greater),
        less: closeTo(less),
        twoSided: closeTo(two_sided),
      });
    },
  );

  it.each(vectors.hodges_lehmann)(
    "holds for Hodges and Lehmann's centre and its exact interval at $alpha",
    ({ values, alpha, ...expected }) => {
      expect(hodgesLehmann(values, alpha)).toEqual({
        estimate: closeTo(expected.estimate),
        low: closeTo(expected.low),
        high: closeTo(expected.high),
      });
    },
  );

  it.each([...vectors.mann_whitney, ...vectors.tied_mann_whitney])(
    'holds for the test of Mann and Whitney, U = $u',
    ({ first, second, u, greater, less, two_sided }) => {
      expect(mannWhitney(first, second)).toEqual({
        u,
        greater: closeTo(greater),
        less: closeTo(less),
        twoSided: closeTo(two_sided),
      });
    },
  );

  it.each(vectors.mean_difference)(
    'is come near to by random rearrangements, p = $p',
    ({ first, second, p }) => {
      const estimate = permutationTest(first, second, { permutations: 20_000, seed: 7 });
      expect(Math.abs(estimate - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000) + 1e-4);
    },
  );

  it.each(vectors.holm)('holds for what Holm makes of $p', ({ p, adjusted }) => {
    expect(holm(p)).toEqual(closeToEach(adjusted));
  });

  it.each(vectors.benjamini_hochberg)(
    'holds for what Benjamini and Hochberg make of $p',
    ({ p, adjusted }) => {
      expect(benjaminiHochberg(p)).toEqual(closeToEach(adjusted));
    },
  );

  it.each(vectors.detectable)(
    'holds for the least effect that $pairs pairs find',
    ({ effect, ...design }) => {
      expect(minimumDetectableEffect(design)).toBeCloseTo(effect, 9);
    },
  );
});

describe('the interval of a centre', () => {
  it('is refused where so few values cannot be so sure', () => {
    expect(hodgesLehmann([1, 2, 3, 4, 5], 0.025)).toEqual({ estimate: 3, low: null, high: null });
  });

  it('ends where the signed-rank test at the same level no longer rejects', () => {
    for (const { values, alpha } of vectors.hodges_lehmann) {
      const low = hodgesLehmann(values, alpha).low ?? NaN;
      const pBelow = (centre: number) => signedRankTest(values.map((value) => value - centre)).greater;
      expect(pBelow(low - 1e-9)).toBeLessThanOrEqual(alpha);
      expect(pBelow(low + 1e-9)).toBeGreaterThan(alpha);
    }
  });
});

describe('the signed-rank test', () => {
  it('leaves out differences of 0, and rejects nothing where there are no others', () => {
    expect(signedRankTest([0, 2, 0, 1])).toMatchObject({ n: 2, w: 3, greater: 0.25 });
    expect(signedRankTest([0, 0])).toEqual({ n: 0, w: 0, greater: 1, less: 1, twoSided: 1 });
  });
});

describe('a permutation test', () => {
  const options = { permutations: 99, seed: 3 };

  it('gives the same for the same seed', () => {
    const groups = [
      [1, 4, 2],
      [3, 5, 6],
    ] as const;
    expect(permutationTest(...groups, options)).toBe(permutationTest(...groups, options));
  });

  it('is never surer than its rearrangements allow', () => {
    const low = Array.from({ length: 12 }, (_, index) => index);
    const high = low.map((value) => value + 1000);
    expect(permutationTest(low, high, options)).toBe(0.01);
  });
});

describe('alpha', () => {
  it('is shared out by what each look adds, and used up by the last', () => {
    expect(spendAlpha(0.025, [10, 16])).toEqual(closeToEach([0.015625, 0.009375]));
    expect(spendAlpha(0.025, [10])).toEqual([0.025]);
  });

  it.each([[[]], [[10, 10]], [[16, 10]], [[0, 4]]])('is not shared out among looks at %j', (looks) => {
    expect(() => spendAlpha(0.025, looks)).toThrow(
      new RangeError(`Expected looks at ever more data, got [${looks.join(', ')}].`),
    );
  });
});

describe('too few values', () => {
  it('are an error that says how many were expected', () => {
    expect(() => hodgesLehmann([], 0.1)).toThrow(
      'Expected at least one value to find the centre of, got none.',
    );
    expect(() => signedRankCdf(0)).toThrow('Expected n ≥ 1 differences, got 0.');
    expect(() => mannWhitney([1], [])).toThrow('Expected two groups of values, got 1 and 0 values.');
    expect(() => permutationTest([], [1], { permutations: 1, seed: 1 })).toThrow(
      'Expected two groups of values, got 0 and 1 values.',
    );
    expect(() => minimumDetectableEffect({ sd: 1, pairs: 1, alpha: 0.1, power: 0.8 })).toThrow(
      'Expected at least two pairs, got 1.',
    );
  });
});
