import { join } from 'node:path';
import type { Environment } from '../report/schema/environment-schema.js';

/** Where a workspace keeps the baselines of all machines: part of its repository. */
export function baselinesFolder(root: string): string {
  return join(root, 'baselines');
}

/** `baselines/<machine>/<variant>.json` in the workspace. */
export function baselinePath(
  root: string,
  { machine_id }: Pick<Environment, 'machine_id'>,
  variant: string,
): string {
  return join(baselinesFolder(root), machine_id, `${variant}.json`);
}

/** Where an update that is not done yet keeps its processes: no part of the repository. */
export function partialBaselinePath(
  root: string,
  { machine_id }: Pick<Environment, 'machine_id'>,
  variant: string,
): string {
  return join(root, '.framegate', 'baselines', machine_id, `${variant}.json`);
}
