import { type ReadText, readText } from '../cgroup/read-text.js';

/**
 * Bytes of a process that are in memory and in no file: what cannot be dropped when memory is short. `undefined`
 * outside Linux, and for a process that is gone.
 */
export function anonymousMemory(
  pid: number | 'self' = 'self',
  read: ReadText = readText,
): number | undefined {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
