import { formatDuration } from './format-duration.js';

describe('a duration', () => {
  it.each([
    [0, '1 s'],
    [45_400, '45 s'],
    [60_000, '1 min'],
    [200_000, '3 min 20 s'],
    [3_599_400, '59 min 59 s'],
    [3_600_000, '1 h'],
    [7_529_000, '2 h 5 min'],
    [7_199_900, '2 h'],
  ])('of %d ms is said as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
