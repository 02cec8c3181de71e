import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BaselineReadError } from './baseline-errors.js';
import { baselinesFolder } from './baseline-path.js';
import type { Baseline } from './baseline-schema.js';
import { readBaseline } from './read-baseline.js';

/** A file of `baselines/`, whether it can be read or not. */
export interface StoredBaseline {
  readonly machine: string;
  readonly variant: string;
  readonly path: string;
  /** Or what is wrong with the file. */
  readonly baseline: Baseline | BaselineReadError;
}

/** All that a workspace holds, by machine and then by variant; none where there is no folder. */
export async function listBaselines(root: string): Promise<StoredBaseline[]> {
  const stored: StoredBaseline[] = [];
  const folder = baselinesFolder(root);
  for (const machine of await namesIn(folder, (entry) => entry.isDirectory())) {
    const files = await namesIn(
      join(folder, machine),
      (entry) => entry.isFile() && entry.name.endsWith('.json'),
    );
    for (const file of files) {
      const path = join(folder, machine, file);
      const baseline = await readBaseline(path).catch(asValue);
      // Removed since the folder was listed.
      if (baseline !== null) stored.push({ machine, variant: basename(file, '.json'), path, baseline });
    }
  }
  return stored;
}

type Entry = Awaited<ReturnType<typeof readEntries>>[number];

async function namesIn(folder: string, wanted: (entry: Entry) => boolean): Promise<string[]> {
  return (await readEntries(folder))
    .filter(wanted)
    .map(({ name }) => name)
    .sort();
}

async function readEntries(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new BaselineReadError(`Cannot read the folder ${folder}: ${cause.message}`, { cause });
  });
}

function asValue(error: unknown): BaselineReadError {
  if (error instanceof BaselineReadError) return error;
  throw error;
}
