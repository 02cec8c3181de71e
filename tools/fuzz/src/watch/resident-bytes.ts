import { readFileSync } from 'node:fs';

const kibibyte = 1024;

/**
 * Memory that a process and those that it started have resident now; 0 where the system does not tell, or the process
 * is gone.
 */
export function residentBytes(processId: number): number {
  const own = /^VmRSS:\s+(\d+) kB/m.exec(read(processId, 'status'))?.[1] ?? 0;
  // Of its main thread, which is the one that starts processes.
  const children = read(processId, `task/${processId}/children`).split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + residentBytes(Number(child)), Number(own) * kibibyte);
}

function read(processId: number, file: string): string {
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
