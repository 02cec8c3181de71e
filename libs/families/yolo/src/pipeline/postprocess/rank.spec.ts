import { placeOf, rank } from './rank.js';

function ranked(...scores: number[]): number[] {
  return Array.from(rank(scores.map((score) => ({ score }))), placeOf);
}

describe('rank', () => {
  it('puts the worst first', () => {
    expect(ranked(0.5, 0.9, 0.1)).toEqual([2, 0, 1]);
  });

  it('puts of equal scores the one that came first last', () => {
    expect(ranked(0.5, 0.25, 0.5, 0.5)).toEqual([1, 3, 2, 0]);
  });

  it('tells scores apart that differ in the last bit', () => {
    const below = Math.fround(1 - 2 ** -24);
    expect(ranked(1, below, 1)).toEqual([1, 2, 0]);
  });

  it('orders scores below 0 and both zeros like any', () => {
    expect(ranked(-1, 0, -2, -0, 3e38, -3e38)).toEqual([5, 2, 0, 3, 1, 4]);
  });

  it('agrees with a stable sort of thousands', () => {
    const scores = Array.from({ length: 9000 }, (_, index) => (Math.imul(index, 2654435761) >>> 22) / 1024);
    const expected = Array.from(scores.keys()).sort((one, other) => scores[other]! - scores[one]!);
    expect(ranked(...scores).reverse()).toEqual(expected);
  });
});
