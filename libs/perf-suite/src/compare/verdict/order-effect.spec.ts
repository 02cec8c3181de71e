import type { MeasuredPair } from '../pairs/measured-pair.js';
import { orderMatters } from './order-effect.js';

const pairs = (ratio: (index: number) => number): MeasuredPair[] =>
  Array.from({ length: 16 }, (_, index) => ({
    first: index % 2 === 0 ? 'base' : 'head',
    unsteady: [],
    base: { median_ms: 10 },
    head: { median_ms: 10 * ratio(index) },
    ratios: { median_ms: ratio(index) },
  }));

describe('the order of starting', () => {
  it('matters where ratios follow it', () => {
    expect(orderMatters(pairs((index) => (index % 2 === 0 ? 1.05 : 0.95) + index / 1000))).toBe(true);
  });

  it('does not matter where they rise over time', () => {
    expect(orderMatters(pairs((index) => 1 + index / 100))).toBe(false);
  });

  it('is not told by pairs of one order alone', () => {
    expect(orderMatters(pairs(() => 1).filter(({ first }) => first === 'base'))).toBe(false);
  });
});
