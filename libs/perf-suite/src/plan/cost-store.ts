import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { modeNames } from '../report/schema/report-schema.js';
import { scenarioNames } from '../report/schema/scenario-schema.js';
import { milliseconds, sha256 } from '../report/schema/units.js';

const storeVersion = 1;

/** What one model took on one machine when it was measured last. */
export const storedCostSchema = z.strictObject({
  manifest_sha256: sha256,
  artifact_sha256: sha256,
  gflops: z.number().min(0),
  parameters: z.number().min(0),
  open_ms: milliseconds,
  inference_ms: milliseconds,
  overhead_ms: milliseconds.describe('Of the whole model, what is part of no scenario.'),
  durations_ms: z
    .partialRecord(z.enum(modeNames), z.partialRecord(z.enum(scenarioNames), milliseconds))
    .describe('Of scenarios that did everything.'),
});
export type StoredCost = z.infer<typeof storedCostSchema>;

const costStoreSchema = z.strictObject({
  version: z.literal(storeVersion),
  machines: z.record(z.string(), z.record(z.string(), storedCostSchema)),
});
export type CostStore = z.infer<typeof costStoreSchema>;

const emptyStore: CostStore = { version: storeVersion, machines: {} };

const storePath = (root: string) => join(root, '.framegate', 'costs.json');

/** Estimates alone rest on it, so a store that is missing, broken or of another version counts as empty. */
export async function readCostStore(root: string): Promise<CostStore> {
  try {
    return costStoreSchema.parse(JSON.parse(await readFile(storePath(root), 'utf8')));
  } catch {
    return emptyStore;
  }
}

/** Replaces what is known of one model. To be called while the machine is held: there is one writer at a time. */
export async function storeCost(
  root: string,
  machine: string,
  variant: string,
  update: (known: StoredCost | undefined) => StoredCost,
): Promise<void> {
  const { machines } = await readCostStore(root);
  const models = machines[machine] ?? {};
  const store: CostStore = {
    version: storeVersion,
    machines: { ...machines, [machine]: { ...models, [variant]: update(models[variant]) } },
  };
  await writeFileAtomically(storePath(root), `${JSON.stringify(store, null, 2)}\n`);
}
