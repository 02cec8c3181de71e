import { readFileSync } from 'node:fs';
import { UnexpectedOutputError } from '../model/unexpected-output-error.js';
import { toCorners } from './to-corners.js';
import { topQueries } from './top-queries.js';

/** Computed in numpy by make-top-queries-vectors.py. */
const expected = JSON.parse(
  readFileSync(new URL('./fixtures/top-queries-vectors.json', import.meta.url), 'utf8'),
) as {
  readonly top: {
    readonly classes: number;
    readonly spread: number;
    readonly step: number;
    readonly count: number;
    readonly threshold: number;
    readonly queries: [query: number, index: number, score: number][];
  }[];
  readonly corners: number[][];
};

// Globals are slow to look up in a test's sandbox.
const { imul, round } = Math;

/** Shares of 1 made of the 32 bits of i × 2654435761, from 1 on. */
function noise(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => (imul(index + 1, 2654435761) >>> 0) / 2 ** 32);
}

describe('topQueries', () => {
  it.each(expected.top)(
    'finds the $count best of 300 × $classes above $threshold',
    ({ classes, spread, step, count, threshold, queries }) => {
      const logits = Float32Array.from(
        noise(300 * classes),
        (share) => round(((share * 2 - 1) * spread) / step) * step,
      );
      const found = topQueries(logits, classes, count, threshold);
      expect(found.map((each) => [each.query, each.class])).toEqual(
        queries.map(([query, index]) => [query, index]),
      );
      found.forEach(({ score }, rank) => expect(score).toBeCloseTo(queries[rank]![2], 7));
    },
  );

  it('lets a query appear with several classes', () => {
    expect(topQueries(Float32Array.of(2, 3, -1, -2), 2, 300, 0.5)).toEqual([
      { query: 0, class: 1, score: expect.closeTo(0.952574, 6) },
      { query: 0, class: 0, score: expect.closeTo(0.880797, 6) },
    ]);
  });

  it('puts the lower position first where logits are equal', () => {
    const logits = Float32Array.of(1, 5, 1, 5, 5, 1);
    expect(topQueries(logits, 3, 4, 0).map((each) => [each.query, each.class])).toEqual([
      [0, 1],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
  });

  it('leaves out a score that is just the threshold', () => {
    expect(topQueries(Float32Array.of(0, 1e-3), 1, 2, 0.5)).toHaveLength(1);
  });

  it('takes everything for a threshold below all scores, infinite logits included', () => {
    const logits = Float32Array.of(-Infinity, Infinity, -1000);
    expect(topQueries(logits, 1, 3, -1).map(({ score }) => score)).toEqual([1, 0, 0]);
  });

  it('finds nothing where nothing scores enough', () => {
    expect(topQueries(new Float32Array(300 * 80).fill(-5), 80, 300, 0.5)).toEqual([]);
    expect(topQueries(new Float32Array(300 * 80).fill(50), 80, 300, 1)).toEqual([]);
  });

  it('refuses NaN, saying where it is', () => {
    const logits = new Float32Array(300 * 80).fill(3);
    logits[5 * 80 + 7] = NaN;
    expect(() => topQueries(logits, 80, 300, 0.5)).toThrow(
      new UnexpectedOutputError('The logit of class 7 at query 5 is NaN.'),
    );
  });
});

describe('toCorners', () => {
  const boxes = Float32Array.from(noise(40));

  it('gives boxes in pixels of the original, unclipped', () => {
    const size = { width: 1279, height: 721 };
    expected.corners.forEach((corners, query) => {
      toCorners(boxes, query, size).forEach((value, axis) => expect(value).toBeCloseTo(corners[axis]!, 3));
    });
    expect(expected.corners.flat().some((value) => value < 0)).toBe(true);
  });

  it('refuses a box that is none, saying which', () => {
    const broken = Float32Array.of(0.5, 0.5, 1, 1, 0.5, NaN, 1, 1);
    expect(() => toCorners(broken, 1, { width: 4, height: 4 })).toThrow(
      new UnexpectedOutputError('The box of query 1 is [0.5, NaN, 1, 1].'),
    );
    expect(() => toCorners(broken, 2, { width: 4, height: 4 })).toThrow(
      new UnexpectedOutputError('The box of query 2 is [].'),
    );
  });
});
