import { cameras } from '../scenarios/cameras.js';
import { quickLoad } from '../scenarios/load-budgets.js';
import { server } from '../scenarios/server.js';
import { loadVectors } from '../testing/load-vectors.js';
import { runVirtually } from '../testing/virtual-context.js';

const merged = (figures: readonly Record<string, number>[]) =>
  Object.assign({}, ...figures.filter((figure) => figure['level'] === undefined)) as Record<string, number>;

describe('the search for the highest rate', () => {
  const { service_ms, target_ms, per_second } = loadVectors.peak;
  const find = (about: Partial<typeof quickLoad.server>, serviceMs = () => service_ms, timeMs?: number) => {
    const target = { ms: target_ms, percentile: 95, confidence: 0.95 };
    return runVirtually(server, {
      serviceMs,
      budget: {
        server: { ...quickLoad.server, find: true, requests: 1000, trialMs: 10_000, target, ...about },
      },
      ...(timeMs !== undefined && { timeMs }),
    });
  };

  it('ends below the rate that queueing theory has for a constant service, and not far below', async () => {
    const { figures, samples } = await find({});
    const peak = merged(figures)['peak_per_second']!;
    expect(peak).toBeLessThanOrEqual(per_second);
    expect(peak).toBeGreaterThan(0.8 * per_second);
    const levels = figures.filter(({ level }) => level !== undefined);
    expect(levels.find(({ level }) => level === peak)).toMatchObject({ held: 1 });
    expect(samples.filter(({ level }) => level === peak).length).toBeGreaterThanOrEqual(1000);
  });

  it('says against what and with which confidence', async () => {
    expect(merged((await find({})).figures)).toMatchObject({
      target_ms: 50,
      target_percentile: 95,
      confidence_rate: 0.95,
    });
  });

  it('names no rate where none keeps the target', async () => {
    const { figures, flags } = await find({}, () => 60);
    expect(merged(figures)).not.toHaveProperty('peak_per_second');
    expect(flags.map(({ code }) => code)).toContain('no-level-held');
  });

  it('ends with its time, and says how far it came', async () => {
    const { figures, flags } = await find({ rate: 10 }, undefined, 120_000);
    expect(merged(figures)['peak_per_second']).toBe(10);
    expect(flags).toContainEqual({
      code: 'cut-short',
      message:
        'There was time for 1 trial of requests a second: 10 was shown to keep the target, and no more was tried.',
    });
  });

  it('measures its first rate for as long as there is time where that is not enough for a trial', async () => {
    const { figures, flags, samples } = await find({ rate: 10 }, undefined, 20_000);
    expect(merged(figures)).not.toHaveProperty('peak_per_second');
    expect(flags[0]?.message).toBe('There was no time to look for the most requests a second.');
    expect(flags[1]?.message).toMatch(/There was time for \d+ of 1000 requests\./);
    expect(new Set(samples.map(({ level }) => level))).toEqual(new Set([10]));
    expect(samples.length).toBeGreaterThan(100);
  });

  it('gives up a rate as soon as it is lost, so that a queue without end costs little', async () => {
    const { samples } = await find({ rate: 400 });
    const lost = samples.filter(({ level }) => level === 400);
    expect(lost.length).toBeLessThan(1000);
    expect(lost.some(({ outcome }) => outcome === 'given-up')).toBe(true);
  });
});

describe('cameras', () => {
  const budget = (about: Partial<typeof quickLoad.cameras>) => ({
    cameras: {
      ...quickLoad.cameras,
      framesPerSecond: 10,
      trialMs: 20_000,
      target: { ms: 100, percentile: 95, confidence: 0.95 },
      ...about,
    },
  });

  it('are held as many as have their frames answered in time', async () => {
    // Five would take 1.1 s of work a second; four take 88 ms at worst, all at once.
    const { figures } = await runVirtually(cameras, {
      serviceMs: () => 22,
      budget: budget({ cameras: null }),
    });
    expect(merged(figures)['cameras_held']).toBe(4);
  });

  it('are measured one by one where there is no time for a search', async () => {
    const { figures, flags, samples } = await runVirtually(cameras, {
      serviceMs: () => 22,
      budget: budget({ cameras: null }),
      timeMs: 5_000,
    });
    expect(merged(figures)).not.toHaveProperty('cameras_held');
    expect(flags.map(({ code }) => code)).toEqual(['cut-short', 'cut-short']);
    expect(new Set(samples.map(({ level }) => level))).toEqual(new Set([1]));
  });

  it('skip frames that are out of date where the newest wins', async () => {
    const { samples, figures } = await runVirtually(cameras, {
      serviceMs: () => 250,
      budget: budget({ cameras: 1, frames: 100 }),
    });
    const superseded = samples.filter(({ outcome }) => outcome === 'superseded');
    const answered = samples.filter(({ outcome }) => outcome === undefined);
    expect(superseded.length + answered.length).toBe(200);
    // Four of ten frames a second are all that a service of 250 ms answers.
    expect(answered.length / 200).toBeCloseTo(0.4, 1);
    for (const { total_ms } of answered) expect(total_ms).toBeLessThanOrEqual(250 + 250 + 20);
    expect(figures.find(({ level }) => level === 1)).toMatchObject({ late: 200, held: 0 });
  });

  it('let frames grow old where all are kept', async () => {
    const { samples } = await runVirtually(cameras, {
      serviceMs: () => 250,
      budget: budget({ cameras: 1, frames: 100, keep: 'all' }),
      timeMs: 120_000,
    });
    expect(samples.every(({ outcome }) => outcome !== 'superseded')).toBe(true);
    expect(Math.max(...samples.map(({ total_ms }) => total_ms))).toBeGreaterThan(20_000);
  });

  it('are numbered in the report, by which each is one stream of its own', async () => {
    const { samples } = await runVirtually(cameras, {
      serviceMs: () => 5,
      budget: budget({ cameras: 3, frames: 30, trialMs: 0 }),
    });
    expect([...new Set(samples.map(({ group }) => group))].sort()).toEqual([1, 2, 3]);
    expect(new Set(samples.map(({ level }) => level))).toEqual(new Set([3]));
  });
});
