import type { MemoryPeak, MemoryReading } from '../readings/memory-reading.js';

/**
 * Where `peak.rssBytes` comes from. `kernel`: the high-water mark, which misses nothing. `samples`: the largest
 * reading, which misses what comes and goes between two. Every other figure of a peak is from samples.
 */
export type PeakRssSource = 'kernel' | 'samples';

export interface PhaseSummary {
  readonly name: string;
  readonly durationMs: number;
  /** Taken by the sampling thread between `start` and `end`. */
  readonly samples: number;
  /** Samples of the phase that were overwritten before this thread came round to them: it was blocked for very long. */
  readonly overwrittenSamples: number;
  /** The longest that nobody looked: between two samples, or a sample and the start or the end. */
  readonly longestGapMs: number;
  readonly start: MemoryReading;
  readonly end: MemoryReading;
  readonly peak: MemoryPeak;
  readonly peakRssSource: PeakRssSource;
  /** True when the sampling thread had died, so that sampled peaks may be too low. */
  readonly degraded: boolean;
}

/** A named stretch of time being watched. */
export interface MemoryPhase {
  readonly name: string;
  /** Closes the phase; called again, or after the monitor was stopped, it returns the same summary. */
  end(): PhaseSummary;
}
