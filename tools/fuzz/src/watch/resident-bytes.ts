import { readFileSync } from 'node:fs';

const kibibyte = 1024;

/** Memory that a process has resident now; 0 where the system does not tell, or the process is gone. */
export function residentBytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * kibibyte;
  } catch {
    return 0;
  }
}
