import { setImmediate } from 'node:timers/promises';
import { runClosedLoop } from './closed-loop.js';
import { runOpenLoop } from './open-loop.js';
import { waitUntil } from './wait-until.js';

describe('an open loop', () => {
  it('sends on time though nothing is ever answered before the last', async () => {
    const sent: number[] = [];
    let answer = () => {};
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const loop = runOpenLoop({
      schedule: [1, 2, 3],
      dueMs: (ms) => ms,
      until: async () => undefined,
      send(ms) {
        sent.push(ms);
        if (ms === 3) answer();
        return answered;
      },
      signal: new AbortController().signal,
    });
    await loop;
    expect(sent).toEqual([1, 2, 3]);
  });

  it('sends no more once it is ended', async () => {
    const end = new AbortController();
    const sent: number[] = [];
    await runOpenLoop({
      schedule: [1, 2, 3],
      dueMs: (ms) => ms,
      until: async () => undefined,
      async send(ms) {
        sent.push(ms);
        end.abort();
      },
      signal: end.signal,
    });
    expect(sent).toEqual([1]);
  });
});

describe('a closed loop', () => {
  it('never has more under way than callers, and asks as often as wanted', async () => {
    let underWay = 0;
    let most = 0;
    const asked: number[] = [];
    await runClosedLoop({
      callers: 3,
      requests: 10,
      async send(index) {
        asked.push(index);
        most = Math.max(most, ++underWay);
        await setImmediate();
        underWay--;
      },
    });
    expect(most).toBe(3);
    expect(asked).toEqual(Array.from({ length: 10 }, (_, index) => index));
  });

  it('ends with the first error, when what is under way is settled', async () => {
    let settled = 0;
    const loop = runClosedLoop({
      callers: 2,
      requests: 10,
      async send(index) {
        await setImmediate();
        settled++;
        if (index === 0) throw new Error('no');
      },
    });
    await expect(loop).rejects.toThrow('no');
    expect(settled).toBe(2);
  });
});

describe('waiting', () => {
  it('never ends early', async () => {
    for (const ms of [0.2, 1.5, 3.7]) {
      const due = performance.now() + ms;
      await waitUntil(due, () => performance.now());
      expect(performance.now()).toBeGreaterThanOrEqual(due);
    }
  });

  it('lets others have their turn even for a time that is past', async () => {
    let turns = 0;
    void setImmediate().then(() => turns++);
    await waitUntil(-1, () => 0);
    await waitUntil(-1, () => 0);
    expect(turns).toBe(1);
  });

  it('ends with an abort, also before it begins', async () => {
    const end = new AbortController();
    const waiting = waitUntil(1e9, () => 0, end.signal);
    end.abort();
    await expect(waiting).resolves.toBeUndefined();
    await expect(waitUntil(1e9, () => 0, end.signal)).resolves.toBeUndefined();
  });
});
