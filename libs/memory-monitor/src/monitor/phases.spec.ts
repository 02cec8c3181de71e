import { blockBytes, collectUntilUnder, settleMemory, withNativeBlock } from '../testing/memory.js';
import { MemoryMonitor } from './memory-monitor.js';

/** Too seldom for any sample to fall into a test. */
const blind = { samplesPerSecond: 0.01 };
const mostOfBlock = blockBytes * 0.9;

function spike(monitor: MemoryMonitor): void {
  const before = monitor.readNow().rssBytes;
  withNativeBlock(() => undefined);
  collectUntilUnder(before + blockBytes / 2);
}

beforeEach(settleMemory);

describe('the phases of a monitor', () => {
  it("have the kernel's peak where it can be had, and else say that they have not", async () => {
    await using monitor = await MemoryMonitor.start(blind);
    const phase = monitor.beginPhase('spike');
    spike(monitor);
    const { samples, start, peak, peakRssSource } = phase.end();
    expect(samples).toBe(0);
    expect(peakRssSource).toBe(monitor.capabilities.exactRssPeak ? 'kernel' : 'samples');
    if (peakRssSource === 'kernel') expect(peak.rssBytes).toBeGreaterThan(start.rssBytes + mostOfBlock);
  });

  it('nest: the outer one knows the peak of the inner one, the next one does not', async () => {
    await using monitor = await MemoryMonitor.start(blind);
    const outer = monitor.beginPhase('outer');
    const inner = monitor.beginPhase('inner');
    spike(monitor);
    const innerPeak = inner.end().peak.rssBytes;
    const next = monitor.beginPhase('next');
    const nextPeak = next.end().peak.rssBytes;
    const { peak, peakRssSource } = outer.end();
    expect(peak.rssBytes).toBeGreaterThanOrEqual(innerPeak);
    if (peakRssSource === 'kernel') expect(nextPeak).toBeLessThan(innerPeak - blockBytes / 2);
  });

  it('overlap: one that begins within another leaves its earlier peak alone', async () => {
    await using monitor = await MemoryMonitor.start(blind);
    const first = monitor.beginPhase('first');
    spike(monitor);
    const second = monitor.beginPhase('second');
    const firstSummary = first.end();
    const secondSummary = second.end();
    if (firstSummary.peakRssSource === 'kernel') {
      expect(firstSummary.peak.rssBytes).toBeGreaterThan(secondSummary.peak.rssBytes + blockBytes / 2);
    }
  });

  it('may share a name, and end once', async () => {
    await using monitor = await MemoryMonitor.start();
    const [one, other] = [monitor.beginPhase('load'), monitor.beginPhase('load')];
    const summary = one.end();
    expect(one.end()).toBe(summary);
    expect(other.end()).not.toBe(summary);
  });

  it('are sampled in a second monitor of the same process', async () => {
    await using first = await MemoryMonitor.start();
    await using second = await MemoryMonitor.start();
    expect(second.capabilities.exactRssPeak).toBe(false);
    expect(second.beginPhase('load').end().peakRssSource).toBe('samples');
    expect(first.beginPhase('load').end().peakRssSource).toBe(
      first.capabilities.exactRssPeak ? 'kernel' : 'samples',
    );
  });
});
