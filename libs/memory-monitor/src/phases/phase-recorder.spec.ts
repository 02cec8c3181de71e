import { column, columnCount, createRow } from '../readings/reading-row.js';
import { SharedRowRing } from '../shared/shared-row-ring.js';
import { PhaseRecorder } from './phase-recorder.js';

const megabyte = 1024 * 1024;

function row(timeMs: number, figures: Partial<Record<keyof typeof column, number>> = {}): Float64Array {
  const values = createRow().fill(0);
  values[column.timeMs] = timeMs;
  for (const [name, value] of Object.entries(figures)) values[column[name as keyof typeof column]] = value;
  return values;
}

function ring(capacity = 100): SharedRowRing {
  return SharedRowRing.allocate(columnCount, capacity);
}

describe('a recorded phase', () => {
  it('has the largest value of each figure, each at its own moment', () => {
    const samples = ring();
    const phase = new PhaseRecorder('load', samples, row(0, { rssBytes: 5, heapUsedBytes: 9 }), false);
    samples.push(row(10, { rssBytes: 7, anonBytes: 1 }));
    samples.push(row(20, { rssBytes: 6, anonBytes: 3, arrayBuffersBytes: 4 }));
    const summary = phase.finish(row(30, { rssBytes: 2, externalBytes: 8 }), false);
    expect(summary.peak).toEqual({
      rssBytes: 7,
      anonBytes: 3,
      heapUsedBytes: 9,
      heapTotalBytes: 0,
      externalBytes: 8,
      arrayBuffersBytes: 4,
    });
    expect(summary).toMatchObject({ name: 'load', durationMs: 30, samples: 2, peakRssSource: 'samples' });
  });

  it('counts no sample taken before it began or after it ended', () => {
    const samples = ring();
    samples.push(row(1, { rssBytes: 100 }));
    const phase = new PhaseRecorder('load', samples, row(5), false);
    samples.push(row(4, { rssBytes: 100 }));
    samples.push(row(6, { rssBytes: 3 }));
    samples.push(row(11, { rssBytes: 100 }));
    const summary = phase.finish(row(10), false);
    expect([summary.samples, summary.peak.rssBytes]).toEqual([1, 3]);
  });

  it('ignores V8 figures that were published before it began', () => {
    const samples = ring();
    const phase = new PhaseRecorder('load', samples, row(100), false);
    samples.push(row(110, { heapUsedBytes: 50, rssBytes: 5, v8AgeMs: 20 }));
    samples.push(row(120, { heapUsedBytes: 30, v8AgeMs: 20 }));
    const { peak } = phase.finish(row(130), false);
    expect([peak.heapUsedBytes, peak.rssBytes]).toEqual([30, 5]);
  });

  it('leaves anonymous memory null where readings have none', () => {
    const samples = ring();
    const phase = new PhaseRecorder('load', samples, row(0, { anonBytes: NaN }), false);
    samples.push(row(1, { anonBytes: NaN }));
    const { start, end, peak } = phase.finish(row(2, { anonBytes: NaN }), false);
    expect([start.anonBytes, end.anonBytes, peak.anonBytes]).toEqual([null, null, null]);
  });

  it('says how long nobody looked', () => {
    const samples = ring();
    const phase = new PhaseRecorder('load', samples, row(0), false);
    for (const timeMs of [10, 60, 70]) samples.push(row(timeMs));
    expect(phase.finish(row(75), false).longestGapMs).toBe(50);
  });

  it('outlives the ring when it is collected meanwhile', () => {
    const samples = ring(3);
    const phase = new PhaseRecorder('load', samples, row(0), false);
    for (let timeMs = 1; timeMs <= 10; timeMs++) {
      samples.push(row(timeMs, { rssBytes: timeMs === 2 ? 99 : 1 }));
      phase.collect();
    }
    const summary = phase.finish(row(11), false);
    expect(summary).toMatchObject({ samples: 10, overwrittenSamples: 0, peak: { rssBytes: 99 } });
  });

  it('says how many samples it never saw when it is not', () => {
    const samples = ring(3);
    const phase = new PhaseRecorder('load', samples, row(0), false);
    for (let timeMs = 1; timeMs <= 10; timeMs++) samples.push(row(timeMs));
    expect(phase.finish(row(11), false)).toMatchObject({ samples: 3, overwrittenSamples: 7 });
  });

  it("takes the kernel's peak, also from before another phase reset it", () => {
    const phase = new PhaseRecorder('load', ring(), row(0, { rssBytes: 10 }), true);
    phase.collectHighWaterMark(500);
    phase.collectHighWaterMark(40);
    const summary = phase.finish(row(1), false);
    expect([summary.peak.rssBytes, summary.peakRssSource]).toEqual([500, 'kernel']);
  });

  it('falls back on samples once the mark is lost', () => {
    const phase = new PhaseRecorder('load', ring(), row(0, { rssBytes: 10 }), true);
    phase.collectHighWaterMark(500);
    phase.loseHighWaterMark();
    const summary = phase.finish(row(1), false);
    expect([summary.peak.rssBytes, summary.peakRssSource]).toEqual([10, 'samples']);
  });

  it('tells from a mark far under a sample that somebody else has reset it', () => {
    const phase = new PhaseRecorder('load', ring(), row(0, { rssBytes: 100 * megabyte }), true);
    phase.collectHighWaterMark(90 * megabyte);
    const summary = phase.finish(row(1), false);
    expect([summary.peak.rssBytes, summary.peakRssSource]).toEqual([100 * megabyte, 'samples']);
  });

  it('trusts a mark that is under a sample by no more than the kernel counts in one go', () => {
    const phase = new PhaseRecorder('load', ring(), row(0, { rssBytes: 100 * megabyte }), true);
    phase.collectHighWaterMark(99 * megabyte);
    const summary = phase.finish(row(1), false);
    expect([summary.peak.rssBytes, summary.peakRssSource]).toEqual([100 * megabyte, 'kernel']);
  });
});
