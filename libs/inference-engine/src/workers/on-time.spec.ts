import { now } from '../clock.js';
import { onTime } from './on-time.js';

/** By how many ms it was called too early; negative for too late. */
function earlyBy(delayMs: number): Promise<number> {
  const dueAt = now() + delayMs;
  return new Promise((resolve) => onTime(dueAt, () => resolve(dueAt - now())));
}

describe('onTime', () => {
  it('never calls before its time, whatever the fraction of a millisecond', async () => {
    for (let tenths = 10; tenths < 50; tenths++) {
      const early = await Promise.all([0, 0.03, 0.06, 0.09].map((rest) => earlyBy(tenths / 10 + rest)));
      expect(Math.max(...early)).toBeLessThanOrEqual(0);
    }
  });

  it('calls soon when its time has passed already', async () => {
    expect(await earlyBy(-1000)).toBeLessThan(0);
  });

  it('does not call once it is stopped', async () => {
    const calls: string[] = [];
    const stop = onTime(now() + 2, () => calls.push('stopped'));
    stop();
    await earlyBy(4);
    expect(calls).toEqual([]);
  });
});
