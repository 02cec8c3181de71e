import { type ReadText, readText } from '../cgroup/read-text.js';

/**
 * Bytes of this process that are in memory and in no file: what cannot be dropped when memory is short. `undefined`
 * outside Linux.
 */
export function anonymousMemory(read: ReadText = readText): number | undefined {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(read('/proc/self/status') ?? '')?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}
