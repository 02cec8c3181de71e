import { performance } from 'node:perf_hooks';

/** Milliseconds of the system's monotonic clock at which this thread's `performance.now()` was 0. */
export function clockOrigin(): number {
  return Number(process.hrtime.bigint()) / 1e6 - performance.now();
}

/** A clock for this thread that reads as `performance.now()` does on the thread whose `clockOrigin()` is given. */
export function clockOf(origin: number): () => number {
  const offset = clockOrigin() - origin;
  return () => performance.now() + offset;
}
