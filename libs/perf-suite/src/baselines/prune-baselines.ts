import { rm } from 'node:fs/promises';
import { readEnvironment } from '../environment/read-environment.js';
import type { Environment } from '../report/schema/environment-schema.js';
import { BaselineReadError } from './baseline-errors.js';
import { environmentFingerprint, fingerprintDifferences } from './fingerprint.js';
import { listBaselines, type StoredBaseline } from './list-baselines.js';

/** A baseline that no run can be compared with any more. */
export interface StaleBaseline {
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

/**
 * Those whose model is gone from every machine, and those of this machine that were taken with another runtime. Whether
 * those of other machines still match is not for this one to tell, and a file that cannot be read is left to its owner.
 */
export async function staleBaselines(
  root: string,
  variants: readonly string[],
  environment?: Environment,
): Promise<StaleBaseline[]> {
  const current = environment ?? (await readEnvironment(root));
  return (await listBaselines(root)).flatMap((stored) => {
    const reason = whyStale(stored, variants, current);
    return reason === null ? [] : [{ path: stored.path, reason }];
  });
}

/** Removes one file. A folder that is left empty is of no harm, and git does not keep it. */
export async function removeBaseline({ path }: Pick<StaleBaseline, 'path'>): Promise<void> {
  await rm(path).catch((cause: NodeJS.ErrnoException) => {
    throw new BaselineReadError(`Cannot remove the baseline ${path}: ${cause.message}`, { cause });
  });
}

function whyStale(
  { machine, variant, baseline }: StoredBaseline,
  variants: readonly string[],
  environment: Environment,
): string | null {
  if (!variants.includes(variant)) return `There is no model ${variant} any more.`;
  if (baseline instanceof BaselineReadError || machine !== environment.machine_id) return null;
  const current = environmentFingerprint(environment);
  // What depends on the model and the images is known of a run alone.
  const known = Object.fromEntries(
    Object.entries(baseline.fingerprint).filter(([name]) => name in current || name.startsWith('env.')),
  );
  const differences = fingerprintDifferences(known, current);
  return differences.length === 0 ? null : `It was taken with another ${differences.join(', ')}.`;
}
