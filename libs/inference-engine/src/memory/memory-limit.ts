import { totalmem } from 'node:os';
import { posix } from 'node:path';
import type { ReadText } from '../cgroup/read-text.js';
import { tightestLimit } from '../cgroup/tightest-limit.js';

/**
 * Bytes of memory that this process can have at most: the tightest limit of its cgroup and those above, or the
 * machine's physical memory where that is less or there is no limit.
 */
export function memoryLimit(read?: ReadText, physical = totalmem()): number {
  const limit = tightestLimit(
    { controller: 'memory', v1: limitIn('memory.limit_in_bytes'), v2: limitIn('memory.max') },
    read,
  );
  return Math.min(physical, limit ?? Infinity);
}

/** No limit is written as `max`, or by version 1 as more than any machine has. */
function limitIn(file: string) {
  return (directory: string, read: ReadText): number | undefined => {
    const bytes = Number(read(posix.join(directory, file)));
    return bytes > 0 ? bytes : undefined;
  };
}
