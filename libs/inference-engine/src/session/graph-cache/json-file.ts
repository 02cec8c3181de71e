import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';

/** `undefined` for a file that is missing or no JSON: whoever reads it checks the rest. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Others see all of it or nothing. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, JSON.stringify(value, undefined, 2));
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
