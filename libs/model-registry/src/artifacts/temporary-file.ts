import { createHash, randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../system-error.js';

const pattern = /^tmp-(?<host>[0-9a-f]{8})-(?<process>\d+)-/;
/** No file takes this long to write; by then its writer is stuck, or its process id is another's. */
const abandonedAfterMs = 60 * 60 * 1000;
/** A folder may be shared by machines or containers, whose process ids mean nothing to each other. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name that no other writer uses, and that tells who is writing. */
export function temporaryName(): string {
  return `tmp-${host}-${process.pid}-${randomUUID()}`;
}

/** Removes what writers that were killed left in `folder`; files still being written are left alone. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const writer = pattern.exec(name)?.groups;
    if (!writer) continue;
    const path = join(folder, name);
    const isDead = writer['host'] === host && !isAlive(Number(writer['process']));
    if (isDead || (await isOld(path))) await rm(path, { force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs;
}
