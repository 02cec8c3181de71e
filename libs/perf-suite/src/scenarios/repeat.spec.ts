import { fakeContext } from '../testing/fake-context.js';
import { repeat, type Repetition } from './repeat.js';

/** Repetitions that take 10 ms each. */
async function repeated(timeMs: number, about: Partial<Repetition> = {}, step = async () => {}) {
  let now = 0;
  const { context, flags } = fakeContext();
  const clock = { ...context, elapsed: () => now, timeLeft: () => timeMs - now };
  const done = await repeat(clock, { times: 5, what: 'loads', ...about }, async () => {
    now += 10;
    return step();
  });
  return { done, flags: flags.map(({ code, message }) => `${code}: ${message}`) };
}

describe('repetitions', () => {
  it('are as many as wanted where there is time', async () => {
    expect(await repeated(50)).toEqual({ done: 5, flags: [] });
  });

  it('end before the one that would take longer than the time is, and that is said', async () => {
    expect(await repeated(49)).toEqual({
      done: 4,
      flags: ['cut-short: There was time for 4 of 5 loads.'],
    });
  });

  it('are never none', async () => {
    expect((await repeated(-1)).done).toBe(1);
  });

  it('are as many as it takes, whatever the time', async () => {
    expect((await repeated(-1, { least: 2 })).done).toBe(2);
  });

  it('leave the time that is to be kept', async () => {
    expect((await repeated(50, { keepMs: 20 })).done).toBe(3);
  });

  it('let an error through', async () => {
    const error = new Error('the worker died');
    await expect(repeated(50, {}, () => Promise.reject(error))).rejects.toBe(error);
  });
});
