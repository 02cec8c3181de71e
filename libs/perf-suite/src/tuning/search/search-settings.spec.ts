import type { TunedSettings, TuningGoal } from '@framegate/inference-engine';
import { Random } from '../../images/random.js';
import { type FakeMachine, fakeMeter } from '../../testing/fake-meter.js';
import { settingsOf } from '../../testing/settings.js';
import { runtimeDefaults } from '../candidates/runtime-defaults.js';
import { type SearchOptions, searchSettings } from './search-settings.js';

const engineDefaults = settingsOf();

function search(machine: FakeMachine, about: Partial<SearchOptions> = {}) {
  const { meter, runs, now } = fakeMeter(machine);
  const options: SearchOptions = {
    goal: 'latency',
    engineDefaults,
    processors: 4,
    maxWorkers: 4,
    takesAnyBatch: false,
    expected: [0.9, 0.5],
    runMs: 1000,
    timeMs: 600_000,
    meter,
    now,
    ...about,
  };
  return searchSettings(options).then((result) => ({ ...result, measured: runs, endedAt: now() }));
}

/** Two threads without spinning are best, and the arena costs time. */
const latencyOf = ({ threads, session }: TunedSettings) =>
  (threads === 2 ? 20 : 30) + (session.spinning ? 5 : 0) + (session.memoryArena ? 4 : 0);

/** Noise of ±`share`, the same each time. */
function noiseOf(share: number): (run: number) => number {
  const random = new Random(7);
  const values = Array.from({ length: 1000 }, () => 1 + (share * random.between(-1000, 1000)) / 1000);
  return (run) => values[run % values.length]!;
}

const best = settingsOf({ threads: 2 }, { spinning: false, memoryArena: false });

describe('searchSettings', () => {
  it('finds what is best by several things at once, and says what it gains', async () => {
    const { choice } = await search({ valueOf: latencyOf });
    expect(choice).toMatchObject({
      settings: best,
      is_default: false,
      reason: "2 threads, not spinning, no arena: faster than the engine's defaults beyond noise.",
      value: 20,
      peak_memory_mb: 100,
      gain_over_runtime_defaults: { factor: 1.95, low: 1.95, high: 1.95, rounds: 9 },
      gain_over_engine_defaults: { factor: 1.95, low: 1.95, high: 1.95, rounds: 9 },
    });
  });

  it('finds it in noise, and on a machine that becomes twice as slow on the way', async () => {
    const noise = noiseOf(0.04);
    const { choice } = await search({ valueOf: latencyOf, noise: (run) => noise(run) * (1 + run / 60) });
    expect(choice).toMatchObject({ settings: best, is_default: false });
    expect(choice.gain_over_engine_defaults!.factor).toBeCloseTo(1.95, 1);
  });

  it('maximises images a second for throughput, with batches where the model takes them', async () => {
    const valueOf = ({ workers, session, maxBatch }: TunedSettings) =>
      workers * 10 + (maxBatch === 4 ? 5 : 0) - (session.spinning ? 1 : 0);
    const { choice } = await search({ valueOf }, { goal: 'throughput', takesAnyBatch: true });
    expect(choice).toMatchObject({
      settings: settingsOf({ workers: 4, threads: 1, maxBatch: 4 }, { spinning: false }),
      value: 45,
      peak_memory_mb: 400,
    });
    const fixed = await search({ valueOf }, { goal: 'throughput' });
    expect(fixed.measured.every(({ maxBatch }) => maxBatch === null)).toBe(true);
  });

  it('keeps the defaults where nothing is faster', async () => {
    const { choice } = await search({
      valueOf: ({ threads, session }) => (threads === 4 && session.spinning ? 10 : 12),
    });
    expect(choice).toMatchObject({
      settings: engineDefaults,
      is_default: true,
      gain_over_runtime_defaults: { factor: 1.2 },
      gain_over_engine_defaults: null,
    });
  });

  it('keeps the defaults where what seemed best is no faster when measured anew', async () => {
    const { choice } = await search({ valueOf: () => 10, noise: noiseOf(0.1) });
    expect(choice).toMatchObject({ settings: engineDefaults, is_default: true });
    expect(choice.reason).toMatch(
      /^The engine's defaults: the best of the rest, .*, is within noise of them \([\d.]+ times as fast, 0\.\d\d to 1\.\d\d\)\.$/,
    );
  });

  it('measures both defaults in every round, and never drops them', async () => {
    const { choice } = await search({
      valueOf: (settings) => (settings.threads === 0 ? 1000 : latencyOf(settings)),
    });
    const runsOf = (settings: TunedSettings) =>
      choice.tried.find((tried) => JSON.stringify(tried.settings) === JSON.stringify(settings))!.runs;
    const most = Math.max(...choice.tried.map(({ runs }) => runs));
    expect(runsOf(runtimeDefaults)).toBe(most);
    expect(choice.tried.find(({ settings }) => settings.threads === 4)!.runs).toBe(most);
  });

  it('measures what is clearly slower no more than once', async () => {
    const { choice } = await search({ valueOf: latencyOf });
    const slowest = choice.tried.find(({ settings }) => settings.threads === 3 && settings.session.spinning);
    expect(slowest).toMatchObject({ runs: 1, factor: 1 });
  });

  it('lists settings that fail, and goes on without them', async () => {
    const { choice } = await search({
      valueOf: latencyOf,
      failing: ({ threads }) =>
        threads === 2 ? { state: 'failed', reason: 'The process was killed.' } : undefined,
    });
    expect(choice.settings).toEqual(settingsOf({ threads: 1 }, { spinning: false, memoryArena: false }));
    const failed = choice.tried.filter(({ settings }) => settings.threads === 2);
    expect(failed).toHaveLength(2);
    for (const tried of failed) {
      expect(tried).toMatchObject({ runs: 0, value: null, failure: 'The process was killed.' });
    }
  });

  it('does not choose settings that change the answer, however fast', async () => {
    const { choice } = await search({
      valueOf: latencyOf,
      failing: ({ session }) => (session.memoryArena ? undefined : { scores: [0.9, 0.3] }),
    });
    expect(choice.settings).toEqual(settingsOf({ threads: 2 }, { spinning: false }));
    expect(choice.tried.find(({ settings }) => !settings.session.memoryArena)).toMatchObject({
      failure: 'The model gives other answers with these settings.',
    });
  });

  it('says so where there was no time to confirm, and keeps the defaults', async () => {
    const { choice } = await search({ valueOf: latencyOf }, { timeMs: 10_000 });
    expect(choice).toMatchObject({
      settings: engineDefaults,
      is_default: true,
      gain_over_runtime_defaults: null,
      reason:
        "The engine's defaults, as there was no time to confirm that 2 threads, not spinning is faster: " +
        'it takes 6 rounds, and there were 0.',
    });
  });

  it('says so where there was no time for anything', async () => {
    const { choice } = await search({ valueOf: latencyOf }, { timeMs: 0 });
    expect(choice).toMatchObject({
      settings: engineDefaults,
      value: null,
      tried: [],
      reason: "The engine's defaults, as there was no time to try anything.",
    });
  });

  it.each([3_000, 30_000, 60_000, 120_000])('begins nothing after %d ms', async (timeMs) => {
    const { endedAt, measured } = await search({ valueOf: latencyOf }, { timeMs });
    expect(endedAt).toBeLessThanOrEqual(timeMs);
    expect(measured.length).toBeGreaterThan(0);
  });

  it('leaves time for confirming', async () => {
    const { choice } = await search({ valueOf: latencyOf }, { timeMs: 50_000 });
    expect(choice.gain_over_engine_defaults!.rounds).toBeGreaterThanOrEqual(6);
  });

  it('gives the best of the rest another chance where the defaults were lucky in the only round', async () => {
    const lucky = (run: number) => (run === 0 ? 0.1 : 1);
    const { choice } = await search({ valueOf: latencyOf, noise: lucky }, { timeMs: 30_000 });
    expect(choice).toMatchObject({ settings: settingsOf({ threads: 2 }, { spinning: false }) });
  });

  it('counts the runs that others disturbed', async () => {
    const busy = { wasBusy: true } as const;
    const { runs, busyRuns } = await search({
      valueOf: latencyOf,
      failing: ({ threads }) => (threads === 0 ? busy : undefined),
    });
    expect(busyRuns).toBeGreaterThan(0);
    expect(busyRuns).toBeLessThan(runs);
  });

  it('tells its stages', async () => {
    const stages: string[] = [];
    const goal: TuningGoal = 'throughput';
    const onStage = (stage: string, count: number) => void stages.push(`${stage} ${count}`);
    await search({ valueOf: ({ workers }) => workers }, { goal, takesAnyBatch: true, onStage });
    expect(stages).toEqual(['workers and threads 7', 'session 7', 'batch 6', 'confirmation 3']);
  });

  it('ends with what the meter throws', async () => {
    const reason = new Error('Interrupted.');
    const meter = () => Promise.reject(reason);
    await expect(search({ valueOf: latencyOf }, { meter })).rejects.toBe(reason);
  });
});
