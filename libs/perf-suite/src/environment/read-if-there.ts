import { readFile } from 'node:fs/promises';

/** The trimmed text of a file of the system; `null` where it is not there or not for us. */
export async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}
