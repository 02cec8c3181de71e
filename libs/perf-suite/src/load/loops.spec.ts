import { setImmediate } from 'node:timers/promises';
import { runClosedLoop } from './closed-loop.js';
import { findHighest, trialsThatCanErr } from './find-highest.js';
import { LatestFrames } from './latest-frames.js';
import { runOpenLoop } from './open-loop.js';
import { outcomeOf } from './outcome-of.js';
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

describe('the latest frame', () => {
  it('is served next, whatever came between', async () => {
    const served: string[] = [];
    const superseded: string[] = [];
    const answers: (() => void)[] = [];
    const camera = new LatestFrames<string>(
      (frame) => {
        served.push(frame);
        return new Promise((answer) => answers.push(answer));
      },
      (frame) => superseded.push(frame),
    );
    const offered = ['a', 'b', 'c'].map((frame) => camera.offer(frame));
    expect([served, superseded]).toEqual([['a'], ['b']]);
    answers[0]!();
    await offered[0];
    expect(served).toEqual(['a', 'c']);
    answers[1]!();
    await Promise.all(offered);
    const last = camera.offer('d');
    answers[2]!();
    await last;
    expect([served, superseded]).toEqual([['a', 'c', 'd'], ['b']]);
  });
});

describe('a search for the highest level', () => {
  const rates = { start: 10, whole: false, halvings: 3, bisections: 4 };
  const upTo = (most: number) => {
    const tried: number[] = [];
    const trial = async (level: number) => {
      tried.push(level);
      return level <= most;
    };
    return { tried, trial };
  };

  it.each([11, 27, 79, 1000, 9, 3, 2])('comes within 4.4 %% of %d from below', async (most) => {
    const { held, missed } = await findHighest(rates, upTo(most).trial);
    expect(held).toBeLessThanOrEqual(most);
    expect(missed).toBeGreaterThan(most);
    expect(missed! / held!).toBeLessThan(2 ** (1 / 16) + 1e-9);
  });

  it.each([1, 2, 5, 13, 16])('finds %d of whole numbers', async (most) => {
    const search = { start: 1, whole: true, halvings: 0, bisections: 4 };
    const { tried, trial } = upTo(most);
    expect(await findHighest(search, trial)).toMatchObject({ held: most, missed: most + 1 });
    expect(new Set(tried).size).toBe(tried.length);
  });

  it('holds nothing where even the lowest is too much', async () => {
    const { tried, trial } = upTo(0);
    expect(await findHighest(rates, trial)).toEqual({ held: null, missed: 1.25, cutShort: false });
    expect(tried).toEqual([10, 5, 2.5, 1.25]);
    expect(await findHighest({ ...rates, start: 1, whole: true }, trial)).toMatchObject({
      held: null,
      missed: 1,
    });
  });

  it('says what it knows when it is cut short', async () => {
    const trial = async (level: number) => (level < 40 ? true : null);
    expect(await findHighest(rates, trial)).toEqual({ held: 20, missed: null, cutShort: true });
  });

  it('could err in as many trials as it has bisections and halvings, and one more where it only doubles', () => {
    expect(trialsThatCanErr(rates)).toBe(7);
    expect(trialsThatCanErr({ ...rates, halvings: 0 })).toBe(5);
  });
});

describe('what became of a request', () => {
  const coded = (code: string) => Object.assign(new Error('no'), { code });

  it('is told by the code of the error', () => {
    expect(outcomeOf(coded('QUEUE_FULL'), undefined)).toBe('refused');
    expect(outcomeOf(coded('DEADLINE'), undefined)).toBe('timed-out');
    expect(outcomeOf(coded('WORKER_CRASHED'), undefined)).toBe('failed');
    expect(outcomeOf('no', undefined)).toBe('failed');
  });

  it('is given up where it was rejected with what it was aborted with', () => {
    const reason = new Error('over');
    expect(outcomeOf(reason, reason)).toBe('given-up');
    expect(outcomeOf(coded('MODEL_RUN'), reason)).toBe('failed');
  });
});
