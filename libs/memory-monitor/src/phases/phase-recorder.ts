import { column, createRow, toPeak, toReading, v8Columns, valueAt } from '../readings/reading-row.js';
import type { SharedRowRing } from '../shared/shared-row-ring.js';
import type { PeakRssSource, PhaseSummary } from './phase-summary.js';

/**
 * The kernel counts pages in batches for each processor, so a mark may lie a little under a reading. Further
 * under, somebody else has reset it meanwhile.
 */
const markToleranceBytes = 4 * 1024 * 1024;

/** Gathers one phase's peaks from the sample ring, a piece at a time, so that the ring may be shorter than the phase. */
export class PhaseRecorder {
  readonly #samples: SharedRowRing;
  readonly #start: Float64Array;
  readonly #peak: Float64Array;
  readonly #row = createRow();
  #next: number;
  #lastTimeMs: number;
  #longestGapMs = 0;
  #counted = 0;
  #overwritten = 0;
  #highWaterBytes = 0;
  #markIsOurs: boolean;
  #summary: PhaseSummary | undefined;

  /** `start` is copied; `markIsOurs` says that the high-water mark counts from the start of this phase. */
  constructor(
    readonly name: string,
    samples: SharedRowRing,
    start: Float64Array,
    markIsOurs: boolean,
  ) {
    this.#samples = samples;
    this.#start = start.slice();
    this.#peak = start.slice();
    this.#next = samples.count;
    this.#lastTimeMs = valueAt(start, column.timeMs);
    this.#markIsOurs = markIsOurs;
  }

  /** Takes in the samples that came since the last call, up to `untilMs`. */
  collect(untilMs = Infinity): void {
    for (const end = this.#samples.count; this.#next < end; this.#next++) {
      if (!this.#samples.read(this.#next, this.#row)) {
        this.#overwritten++;
        continue;
      }
      const timeMs = valueAt(this.#row, column.timeMs);
      if (timeMs >= valueAt(this.#start, column.timeMs) && timeMs <= untilMs) this.#take(this.#row, timeMs);
    }
  }

  /** To be called with the mark's value before anyone resets it: the phase then goes on counting across the reset. */
  collectHighWaterMark(bytes: number): void {
    if (bytes > this.#highWaterBytes) this.#highWaterBytes = bytes;
  }

  loseHighWaterMark(): void {
    this.#markIsOurs = false;
  }

  /** What came of the phase; undefined as long as it goes on. */
  get summary(): PhaseSummary | undefined {
    return this.#summary;
  }

  finish(end: Float64Array, degraded: boolean): PhaseSummary {
    const endMs = valueAt(end, column.timeMs);
    this.collect(endMs);
    this.#raisePeaks(end);
    this.#measureGap(endMs);
    const peakRssSource = this.#settleRssPeak();
    this.#summary = {
      name: this.name,
      durationMs: endMs - valueAt(this.#start, column.timeMs),
      samples: this.#counted,
      overwrittenSamples: this.#overwritten,
      longestGapMs: this.#longestGapMs,
      start: toReading(this.#start),
      end: toReading(end),
      peak: toPeak(this.#peak),
      peakRssSource,
      degraded,
    };
    return this.#summary;
  }

  #take(row: Float64Array, timeMs: number): void {
    this.#counted++;
    this.#measureGap(timeMs);
    this.#raisePeaks(row);
  }

  #measureGap(timeMs: number): void {
    this.#longestGapMs = Math.max(this.#longestGapMs, timeMs - this.#lastTimeMs);
    this.#lastTimeMs = timeMs;
  }

  #raisePeaks(row: Float64Array): void {
    const v8FiguresTakenMs = valueAt(row, column.timeMs) - valueAt(row, column.v8AgeMs);
    const end = v8FiguresTakenMs < valueAt(this.#start, column.timeMs) ? v8Columns.first : v8Columns.end;
    for (let index = column.rssBytes; index < end; index++) {
      const value = valueAt(row, index);
      if (value > valueAt(this.#peak, index)) this.#peak[index] = value;
    }
  }

  #settleRssPeak(): PeakRssSource {
    const sampled = valueAt(this.#peak, column.rssBytes);
    this.#peak[column.rssBytes] = this.#markIsOurs ? Math.max(sampled, this.#highWaterBytes) : sampled;
    return this.#markIsOurs && this.#highWaterBytes >= sampled - markToleranceBytes ? 'kernel' : 'samples';
  }
}
