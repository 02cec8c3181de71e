import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a run's job and event files lie until its report is written. */
export interface RunDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/** Where the folders of all runs are. */
export const runsDirectory = (root: string) => join(root, '.framegate', 'runs');

/** Under `.framegate/runs`, named by the moment and the process. */
export async function makeRunDirectory(root: string, now = new Date()): Promise<RunDirectory> {
  const moment = now.toISOString().replaceAll(/[:.]/g, '-');
  const path = join(runsDirectory(root), `${moment}-${process.pid}`);
  await mkdir(path, { recursive: true });
  return runDirectoryAt(path);
}

export function runDirectoryAt(path: string): RunDirectory {
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
