import { parseDuration } from './duration.js';

describe('a time', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['0.5h', 1_800_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '30', 'm', '-5m', '5 m', '5d', '0s', '5mm', '1h x'])('is not %j', (text) => {
    expect(() => parseDuration(text)).toThrow(
      `--budget: expected a time such as 90s, 30m, 2h or 1h30m, got "${text}"`,
    );
  });
});
