import { RestartLimit } from './restart-limit.js';

it('allows so many restarts within a window that moves along', () => {
  let time = 1000;
  const limit = new RestartLimit({ max: 2, withinMs: 100 }, () => time);
  expect(limit.waitMs).toBe(0);
  limit.started();
  time += 30;
  expect(limit.waitMs).toBe(0);
  limit.started();
  expect(limit.waitMs).toBe(70);
  time += 70;
  expect(limit.waitMs).toBe(0);
  limit.started();
  limit.died();
  limit.died();
  expect(limit.state).toEqual({ deaths: 2, withinMs: 100, retryAfterMs: 30 });
});

it('allows none where none are asked for', () => {
  const limit = new RestartLimit({ max: 0, withinMs: 100 }, () => 0);
  expect(limit.waitMs).toBe(Infinity);
});
