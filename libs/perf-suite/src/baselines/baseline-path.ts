import { join } from 'node:path';
import type { Environment } from '../report/schema/environment-schema.js';

/** `baselines/<machine>/<variant>.json` in the workspace. */
export function baselinePath(
  root: string,
  { machine_id }: Pick<Environment, 'machine_id'>,
  variant: string,
): string {
  return join(root, 'baselines', machine_id, `${variant}.json`);
}
