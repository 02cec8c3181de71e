import { RestartLimit } from './restart-limit.js';

it('allows so many restarts within a window that moves along', () => {
  let time = 1000;
  const limit = new RestartLimit({ max: 2, withinMs: 100 }, () => time);
  expect(limit.waitMs).toBe(0);
  limit.record();
  time += 30;
  expect(limit.waitMs).toBe(0);
  limit.record();
  expect(limit.waitMs).toBe(70);
  time += 70;
  expect(limit.waitMs).toBe(0);
  limit.record();
  expect(limit.state).toEqual({ deaths: 3, withinMs: 100, retryAfterMs: 30 });
});

it('allows none where none are asked for', () => {
  const limit = new RestartLimit({ max: 0, withinMs: 100 }, () => 0);
  expect(limit.waitMs).toBe(100);
});
