import { readFileSync } from 'node:fs';

/** A file's text; `undefined` where it cannot be read. */
export type ReadText = (path: string) => string | undefined;

export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
