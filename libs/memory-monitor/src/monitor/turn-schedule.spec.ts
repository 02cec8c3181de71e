import { jest } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { TurnSchedule } from './turn-schedule.js';

const intervalMs = 50;

/** Turns taken in ten intervals by a loop that is at work for the given share of the time. */
function turnsAt(utilization: number): number {
  const elu = jest
    .spyOn(performance, 'eventLoopUtilization')
    .mockReturnValue({ idle: 0, active: 0, utilization });
  const task = jest.fn();
  const schedule = new TurnSchedule(task, intervalMs);
  jest.advanceTimersByTime(10 * intervalMs);
  schedule.stop();
  const turns = task.mock.calls.length;
  jest.advanceTimersByTime(100 * intervalMs);
  expect(task).toHaveBeenCalledTimes(turns);
  elu.mockRestore();
  return turns;
}

describe('a schedule of turns', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('comes round at each interval while the event loop is at work', () => {
    expect(turnsAt(0.5)).toBe(10);
  });

  it('leaves an idle event loop asleep for longer', () => {
    expect(turnsAt(0.01)).toBe(1);
  });
});
