import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.js';

/**
 * Every JSON file of a folder and those in it, by name.
 * @throws {UsageError} for a folder that cannot be read.
 */
export async function findReportFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new UsageError(`Expected a folder of reports: cannot read ${folder}: ${cause.message}`, {
        cause,
      });
    },
  );
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
