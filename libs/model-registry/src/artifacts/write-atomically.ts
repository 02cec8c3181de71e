import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryName } from './temporary-file.js';

/**
 * Lets `write` fill a temporary file in `folder`, then gives it the name that `nameOf` makes of what `write` returned,
 * or drops it where that is `undefined`. Readers see the whole file or none, also after a power cut; of two writers of
 * one name the later replaces the earlier. When anything fails, nothing is left.
 */
export async function writeAtomically<T>(
  folder: string,
  write: (path: string) => Promise<T>,
  nameOf: (written: T) => Promise<string | undefined>,
): Promise<T> {
  const temporary = join(folder, temporaryName());
  try {
    const written = await write(temporary);
    const name = await nameOf(written);
    if (name !== undefined) await settle(temporary, folder, name);
    return written;
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function settle(temporary: string, folder: string, name: string): Promise<void> {
  await flush(temporary, 'r+');
  await rename(temporary, join(folder, name));
  // Windows cannot open a folder, and needs no such thing for a rename to last.
  if (process.platform !== 'win32') await flush(folder, 'r');
}

async function flush(path: string, flags: string): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
