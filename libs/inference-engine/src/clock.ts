/** Milliseconds on a clock that never goes back and is the same in all threads, unlike `performance.now()`. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
