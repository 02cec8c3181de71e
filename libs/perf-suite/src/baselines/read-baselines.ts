import type { Environment } from '../report/schema/environment-schema.js';
import { baselinePath } from './baseline-path.js';
import type { Baseline } from './baseline-schema.js';
import { readBaseline } from './read-baseline.js';

/**
 * This machine's baselines by variant; `null` where there is none.
 * @throws {BaselineReadError} for a file that is no baseline.
 */
export async function readBaselines(
  root: string,
  environment: Pick<Environment, 'machine_id'>,
  variants: readonly string[],
): Promise<Map<string, Baseline | null>> {
  const read = async (variant: string) =>
    [variant, await readBaseline(baselinePath(root, environment, variant))] as const;
  return new Map(await Promise.all(variants.map(read)));
}
