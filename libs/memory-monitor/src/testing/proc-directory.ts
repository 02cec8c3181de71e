import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in for `/proc/self`, with the given files. */
export class ProcDirectory implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'memory-monitor-'));

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.path, name), content);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** An auxiliary vector with these entries. */
export function auxv(entries: Readonly<Record<number, bigint>>): Buffer {
  const words = Object.entries(entries).flatMap(([key, value]) => [BigInt(key), value]);
  return Buffer.from(BigUint64Array.from(words).buffer);
}
