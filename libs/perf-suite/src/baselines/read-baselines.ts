import { readdir } from 'node:fs/promises';
import type { Environment } from '../report/schema/environment-schema.js';
import { baselinePath, baselinesFolder } from './baseline-path.js';
import type { Baseline } from './baseline-schema.js';
import { readBaseline } from './read-baseline.js';

/**
 * This machine's baselines by variant. Where it has none of a variant, one of another machine stands for it: nothing compares
 * with it, which is to be said. `null` where no machine has one.
 * @throws {BaselineReadError} for a file of this machine that is no baseline.
 */
export async function readBaselines(
  root: string,
  environment: Pick<Environment, 'machine_id'>,
  variants: readonly string[],
): Promise<Map<string, Baseline | null>> {
  const machines = await readdir(baselinesFolder(root)).catch(() => []);
  const others = machines.filter((machine) => machine !== environment.machine_id).sort();
  const read = async (variant: string) => {
    const own = await readBaseline(baselinePath(root, environment, variant));
    return [variant, own ?? (await readFirst(root, others, variant))] as const;
  };
  return new Map(await Promise.all(variants.map(read)));
}

/** A file that cannot be read is for its own machine to tell. */
async function readFirst(
  root: string,
  machines: readonly string[],
  variant: string,
): Promise<Baseline | null> {
  for (const machine_id of machines) {
    const path = baselinePath(root, { machine_id }, variant);
    const baseline = await readBaseline(path).catch(() => null);
    if (baseline !== null) return baseline;
  }
  return null;
}
