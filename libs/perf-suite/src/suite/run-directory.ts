import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a run's job and event files lie until its report is written. */
export interface RunDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/** Under `.framegate/runs`, named by the moment and the process. */
export async function makeRunDirectory(root: string, now = new Date()): Promise<RunDirectory> {
  const moment = now.toISOString().replaceAll(/[:.]/g, '-');
  const path = join(root, '.framegate', 'runs', `${moment}-${process.pid}`);
  await mkdir(path, { recursive: true });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
