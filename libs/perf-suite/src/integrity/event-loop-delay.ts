import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between looks. Each look is a timer of the measuring process, so they are few. */
const resolution = 10;
const nsPerMs = 1e6;

export interface EventLoopDelay {
  /** Milliseconds by which a timer came late. */
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface EventLoopWatch {
  /** What was seen since the watch began; `null` where it ended before the first look. */
  end(): EventLoopDelay | null;
}

/** Watches how late this thread comes to what waits for it: answers of an engine arrive as late as timers do. */
export function watchEventLoop(): EventLoopWatch {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return {
    end() {
      histogram.disable();
      if (histogram.count === 0) return null;
      // The histogram holds the whole time between two looks.
      const late = (ns: number) => Math.max(0, ns / nsPerMs - resolution);
      return { p99Ms: late(histogram.percentile(99)), maxMs: late(histogram.max) };
    },
  };
}
