import { readFileSync } from 'node:fs';
import { estimateShift } from './shift.js';

interface Vector {
  first: number[];
  second: number[];
  shift: number;
  low: number;
  high: number;
}

const { shift: vectors } = JSON.parse(
  readFileSync(new URL('./fixtures/shift-vectors.json', import.meta.url), 'utf8'),
) as { shift: Vector[] };

describe('the shift between two samples', () => {
  it.each(vectors)(
    'is what inverting scipy’s exact Mann–Whitney test gives',
    ({ first, second, ...expected }) => {
      const found = estimateShift(first, second);
      expect(found.shift).toBeCloseTo(expected.shift, 12);
      expect(found.low).toBeCloseTo(expected.low, 8);
      expect(found.high).toBeCloseTo(expected.high, 8);
    },
  );

  it('has no bounds where the samples are too small for any', () => {
    expect(estimateShift([1, 2, 3], [4, 5, 6])).toEqual({ shift: 3, low: -Infinity, high: Infinity });
  });

  it('is none without values', () => {
    expect(() => estimateShift([], [1])).toThrow('Expected two samples, got one of 0 and one of 1.');
  });
});
