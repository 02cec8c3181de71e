/** Of the memory that there is: the rest is for what others and the system need meanwhile. */
const usableShare = 0.8;

/**
 * Workers that memory has room for, at least 1. Each is taken to need what the whole process needed with one: more than
 * it does, as some of that is shared.
 */
export function maxWorkersFor(memoryMb: number, peakMemoryMb: number): number {
  return Math.max(1, Math.floor((usableShare * memoryMb) / peakMemoryMb));
}
