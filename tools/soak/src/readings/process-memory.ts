import { readFileSync } from 'node:fs';

/** Bytes of a process that lie in memory and belong to no file; `undefined` for one that is gone, or without Linux. */
export function anonymousMemory(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
