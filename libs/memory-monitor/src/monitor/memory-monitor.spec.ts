import { MemoryMonitor } from './memory-monitor.js';
import {
  blockBytes,
  blockUntil,
  collectUntilUnder,
  settleMemory,
  withNativeBlock,
} from '../testing/memory.js';

const onLinux = process.platform === 'linux';
const mostOfBlock = blockBytes * 0.9;

function blockForSamples(monitor: MemoryMonitor, more: number, hold: () => void = () => undefined): void {
  const enough = monitor.samples().count + more;
  blockUntil(() => {
    hold();
    return monitor.samples().count >= enough;
  }, `${more} samples`);
}

beforeEach(settleMemory);

describe('a memory monitor', () => {
  it('reads the process at once, in bytes', async () => {
    await using monitor = await MemoryMonitor.start();
    const before = process.memoryUsage();
    const reading = monitor.readNow();
    expect(reading.rssBytes).toBeGreaterThan(before.rss / 2);
    expect(reading.heapUsedBytes).toBeGreaterThanOrEqual(before.heapUsed / 2);
    expect(reading.arrayBuffersBytes).toBeGreaterThanOrEqual(before.arrayBuffers);
    expect(reading.v8AgeMs).toBeLessThan(reading.timeMs);
    if (onLinux) expect(reading.anonBytes).toBeLessThan(reading.rssBytes);
  });

  it.each([
    ['busy', () => undefined],
    ['asleep in Atomics.wait', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)],
  ])('goes on sampling while its own thread is %s', async (_, hold) => {
    await using monitor = await MemoryMonitor.start({ samplesPerSecond: 200 });
    const phase = monitor.beginPhase('blocked');
    blockForSamples(monitor, 10, hold);
    const summary = phase.end();
    expect(summary.samples).toBeGreaterThanOrEqual(9);
    expect(summary.longestGapMs).toBeLessThan(summary.durationMs);
    expect(summary.degraded).toBe(false);
  });

  it('says how old the V8 figures are, which only a turn of the event loop renews', async () => {
    await using monitor = await MemoryMonitor.start({ samplesPerSecond: 200 });
    monitor.readNow();
    blockForSamples(monitor, 10);
    const blocked = [...monitor.samples().v8AgeMs].slice(-5);
    expect(blocked).toEqual([...blocked].sort((a, b) => a - b));
    const oldest = blocked.at(-1) ?? 0;
    const isRenewed = () => (monitor.samples().v8AgeMs.at(-1) ?? Infinity) < oldest;
    while (!isRenewed()) await new Promise((resolve) => setImmediate(resolve));
  });

  it('sees native memory that came and went within a phase while the thread was blocked', async () => {
    await using monitor = await MemoryMonitor.start({ samplesPerSecond: 200 });
    const phase = monitor.beginPhase('spike');
    const before = monitor.readNow();
    withNativeBlock(() => blockForSamples(monitor, 3));
    collectUntilUnder(before.rssBytes + blockBytes / 2);
    const { peak, end } = phase.end();
    expect(peak.rssBytes).toBeGreaterThan(before.rssBytes + mostOfBlock);
    expect(end.rssBytes).toBeLessThan(before.rssBytes + blockBytes / 2);
    if (onLinux) expect(peak.anonBytes).toBeGreaterThan((before.anonBytes ?? Infinity) + mostOfBlock);
  });

  it('keeps samples in the order they were taken, on the clock of its own thread', async () => {
    const before = performance.now();
    await using monitor = await MemoryMonitor.start({ samplesPerSecond: 500 });
    blockForSamples(monitor, 5);
    const { timeMs } = monitor.samples();
    const after = performance.now();
    expect([...timeMs]).toEqual([...timeMs].sort((a, b) => a - b));
    expect(timeMs[0]).toBeGreaterThan(before);
    expect(timeMs.at(-1)).toBeLessThan(after);
  });

  it('keeps the latest samples when there are more than it may keep', async () => {
    await using monitor = await MemoryMonitor.start({ samplesPerSecond: 1000, maxSamples: 4 });
    blockUntil(() => monitor.samples().overwritten >= 3, 'overwritten samples');
    const samples = monitor.samples();
    expect(samples.count).toBeLessThanOrEqual(4);
    expect(samples.rssBytes).toHaveLength(samples.count);
  });

  it('can be stopped twice, and keeps its samples and summaries', async () => {
    const monitor = await MemoryMonitor.start();
    const phase = monitor.beginPhase('open');
    await Promise.all([monitor.stop(), monitor.stop()]);
    await monitor.stop();
    expect(monitor.health).toEqual({ state: 'stopped' });
    expect(monitor.samples().count).toBeGreaterThanOrEqual(1);
    expect(phase.end()).toBe(phase.end());
    expect(phase.end().name).toBe('open');
  });

  it('refuses to read once it was stopped', async () => {
    const monitor = await MemoryMonitor.start();
    await monitor.stop();
    const restart = 'the memory monitor was stopped. Start a new one with MemoryMonitor.start().';
    expect(() => monitor.readNow()).toThrow(
      expect.objectContaining({
        code: 'MONITOR_STOPPED',
        message: `Cannot read memory: ${restart}`,
      }) as Error,
    );
    expect(() => monitor.beginPhase('late')).toThrow(
      expect.objectContaining({
        code: 'MONITOR_STOPPED',
        message: `Cannot begin the phase "late": ${restart}`,
      }) as Error,
    );
  });

  it('refuses options that it cannot work with', async () => {
    await expect(MemoryMonitor.start({ samplesPerSecond: 0 })).rejects.toMatchObject({
      code: 'INVALID_MONITOR_OPTION',
    });
  });
});
