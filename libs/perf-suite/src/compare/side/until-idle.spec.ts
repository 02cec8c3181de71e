import { untilIdle } from './until-idle.js';

/** A process that keeps `cores` busy until `busyMs`, on a clock of its own; gives how long was waited. */
async function waited({ cores, busyMs }: { cores: number; busyMs: number }): Promise<number> {
  let now = 0;
  await untilIdle({
    clock: () => now,
    usedMs: () => cores * Math.min(now, busyMs),
    pause: async (ms) => void (now += ms),
  });
  return now;
}

describe('waiting until a process is idle', () => {
  it('takes one look at one that sleeps', async () => {
    expect(await waited({ cores: 0, busyMs: 0 })).toBe(5);
  });

  it('lasts as long as threads spin', async () => {
    expect(await waited({ cores: 3, busyMs: 40 })).toBe(45);
  });

  it('does not mind a timer now and then', async () => {
    expect(await waited({ cores: 0.1, busyMs: Infinity })).toBe(5);
  });

  it('ends where a process never sleeps', async () => {
    expect(await waited({ cores: 1, busyMs: Infinity })).toBe(500);
  });
});
