import { aboutTime } from './about-time.js';

it.each([
  [800, '1 s'],
  [59_000, '59 s'],
  [61_000, '2 min'],
  [89 * 60_000, '89 min'],
  [100 * 60_000, '1.7 h'],
])('says %d ms as people do, rounded up: %s', (ms, text) => {
  expect(aboutTime(ms)).toBe(text);
});
