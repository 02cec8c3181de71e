import { Random } from './random.js';

const words = (seed: string) => {
  const random = new Random(seed);
  return Array.from({ length: 5 }, () => random.word());
};

describe('random numbers', () => {
  it('follow from the seed alone', () => {
    expect(words('1:images:7')).toEqual(words('1:images:7'));
    expect(words('1:images:7')).not.toEqual(words('1:images:8'));
  });

  it('are spread over their range', () => {
    const random = new Random('spread');
    const counts = Array.from({ length: 8 }, () => 0);
    for (let draw = 0; draw < 8000; draw++) counts[random.below(8)]!++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('reach large sizes as readily as small ones', () => {
    const random = new Random('sizes');
    const sizes = Array.from({ length: 2000 }, () => random.magnitude(16));
    expect(Math.min(...sizes)).toBe(1);
    expect(sizes.filter((size) => size > 2 ** 12).length).toBeGreaterThan(300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 16);
  });

  it('choose from something only', () => {
    expect(() => new Random('').pick([])).toThrow(
      new RangeError('Expected something to choose from, got nothing'),
    );
  });
});
