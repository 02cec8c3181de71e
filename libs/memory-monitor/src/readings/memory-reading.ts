/** What one look at the process's memory found. The V8 figures are those of the isolate that started the monitor. */
export interface MemoryReading {
  /** Milliseconds on the `performance.now()` clock of the thread that started the monitor. */
  readonly timeMs: number;
  /** Resident set size of the whole process: every thread, native memory and file pages. */
  readonly rssBytes: number;
  /** Resident anonymous memory: native allocations and V8's heaps, no file pages. `null` where the system does not say. */
  readonly anonBytes: number | null;
  readonly heapUsedBytes: number;
  readonly heapTotalBytes: number;
  /** Native memory held by V8 objects, `arrayBuffersBytes` included. */
  readonly externalBytes: number;
  readonly arrayBuffersBytes: number;
  /** Age of the four V8 figures when the reading was taken; it grows while the monitored thread is blocked. */
  readonly v8AgeMs: number;
}

/** The largest value of each figure, each at its own moment. */
export type MemoryPeak = Omit<MemoryReading, 'timeMs' | 'v8AgeMs'>;
