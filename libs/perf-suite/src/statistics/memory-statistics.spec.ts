import { readFileSync } from 'node:fs';
import { blockBootstrapSlope } from './block-bootstrap.js';
import { blockMinima } from './block-minima.js';
import { changePoints } from './change-points.js';
import { doubledRanks } from './doubled-ranks.js';
import { medianSlope } from './median-slope.js';
import { selectKth } from './select-kth.js';
import { strongestSplit } from './strongest-split.js';
import { theilSen } from './theil-sen.js';

interface Vectors {
  splits: { values: number[]; least: number; index: number; distance: number }[];
  change_points: {
    values: number[];
    least: number;
    alpha: number;
    permutations: number;
    seed: number;
    indices: number[];
  }[];
  bootstrap: {
    values: number[];
    block: number;
    replicates: number;
    seed: number;
    slope: number;
    low: number;
    high: number;
  }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/memory-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

const ranksOf = (values: number[]) => doubledRanks(values).map((doubled) => doubled / 2);

describe('what scipy computes', () => {
  it.each(vectors.splits)(
    'holds for the strongest split, at $index',
    ({ values, least, index, distance }) => {
      const split = strongestSplit(ranksOf(values), least);
      expect(split?.index).toBe(index);
      expect(split?.distance).toBeCloseTo(distance, 10);
    },
  );

  it.each(vectors.change_points)('holds for change points at $indices', ({ values, indices, ...options }) => {
    expect(changePoints(values, options)).toEqual(indices);
  });

  it.each(vectors.bootstrap)(
    'holds for a slope of $slope and its block-bootstrap interval',
    ({ values, block, replicates, seed, slope, low, high }) => {
      const estimate = blockBootstrapSlope(values, { blockLength: block, replicates, seed });
      expect(estimate.slope).toBeCloseTo(slope, 10);
      expect(estimate.low).toBeCloseTo(low, 10);
      expect(estimate.high).toBeCloseTo(high, 10);
    },
  );

  it.each(vectors.bootstrap)("holds for Theil and Sen's slope alone", ({ values, slope }) => {
    const room = new Float64Array((values.length * (values.length - 1)) / 2);
    expect(medianSlope(Float64Array.from(values), room)).toBeCloseTo(slope, 10);
  });
});

describe('the value at a rank', () => {
  it.each([
    [[3], 0, 3],
    [[2, 1], 0, 1],
    [[2, 2, 2, 1, 3], 3, 2],
    [[5, 4, 3, 2, 1, 0], 5, 5],
  ])('of %j at %d is %d', (values, rank, expected) => {
    expect(selectKth(Float64Array.from(values), values.length, rank)).toBe(expected);
  });
});

describe('change points', () => {
  it('are the same for the same seed', () => {
    const [{ values } = { values: [] }] = vectors.change_points.slice(2);
    expect(changePoints(values, { seed: 5 })).toEqual(changePoints(values, { seed: 5 }));
  });

  it('are not looked for in fewer values than two parts have', () => {
    expect(changePoints([1, 1, 1, 1, 9, 9, 9, 9, 9])).toEqual([]);
    expect(changePoints([])).toEqual([]);
  });
});

describe('a block-bootstrap slope', () => {
  it('of values on a line has no spread', () => {
    const line = Array.from({ length: 30 }, (_, index) => 4 * index);
    expect(blockBootstrapSlope(line)).toEqual({ slope: 4, low: 4, high: 4 });
  });

  it('is less sure than an interval for independent values where neighbours hang together', () => {
    const values = vectors.bootstrap[1]!.values;
    const independent = theilSen(values);
    const { low, high } = blockBootstrapSlope(values, { blockLength: 8 });
    expect(high - low).toBeGreaterThan(independent.high - independent.low);
  });

  it('takes three values', () => {
    expect(() => blockBootstrapSlope([1, 2])).toThrow('Expected at least three values for a slope, got 2.');
  });
});

describe('block minima', () => {
  it('are of whole blocks', () => {
    expect(blockMinima([5, 3, 4, 9, 7, 8, 1], 3)).toEqual([3, 7]);
  });

  it('are none where there is no whole block', () => {
    expect(blockMinima([5, 3], 3)).toEqual([]);
  });
});
