import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReportWriteError } from './report-errors.js';

/**
 * Writes a file so that its readers see the old text or the new one, never half of it; missing folders are made. Pipes
 * and devices, which cannot be replaced, are written to.
 * @throws {ReportWriteError}
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  try {
    const existing = await stat(path).catch(() => null);
    if (existing !== null && !existing.isFile()) await writeFile(path, text);
    else await replaceFile(path, text);
  } catch (cause) {
    throw new ReportWriteError(`Cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
