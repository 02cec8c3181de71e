import { readFileSync } from 'node:fs';

const bytesPerKilobyte = 1024;

/**
 * The most that this process ever had resident, from the kernel's own record. `maxRSS` of `process.resourceUsage()` is
 * not that on Linux: a process inherits it from the one that started it, and tells the parent's peak where that is
 * larger. Elsewhere it is all there is.
 */
export function peakResidentBytes(): number {
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readStatus())?.[1];
  return Number(mark ?? process.resourceUsage().maxRSS) * bytesPerKilobyte;
}

function readStatus(): string {
  try {
    return readFileSync('/proc/self/status', 'latin1');
  } catch {
    return '';
  }
}
