import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { modeNames } from '../report/schema/report-schema.js';
import { scenarioNames } from '../report/schema/scenario-schema.js';
import { instant, milliseconds, sha256 } from '../report/schema/units.js';
import { conditionsSchema } from './conditions.js';

const version = 1;

/** What a run writes down about itself before it measures, so that another can continue it. */
export const runRecordSchema = z.strictObject({
  version: z.literal(version),
  started_at: instant,
  asked: z
    .strictObject({
      mode: z.enum(modeNames),
      plan_sha256: sha256,
      shard: z.string().nullable(),
      images: z.string().nullable(),
      targets: z.string(),
      time_ms: milliseconds.nullable(),
      budget_ms: milliseconds.nullable(),
    })
    .describe('What must be asked for again.'),
  planned: z
    .record(z.string(), z.array(z.enum(scenarioNames)))
    .describe('Scenarios of each model: what fits into a budget changes with what is known of costs.'),
  conditions: conditionsSchema,
  artifacts: z.record(z.string(), sha256),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

export type Asked = RunRecord['asked'];

const recordPath = (directory: string) => join(directory, 'run.json');

export async function writeRunRecord(directory: string, record: Omit<RunRecord, 'version'>): Promise<void> {
  await writeFileAtomically(recordPath(directory), `${JSON.stringify({ version, ...record }, null, 2)}\n`);
}

/** Null for a folder without one that this version wrote: its run was killed before it measured anything. */
export async function readRunRecord(directory: string): Promise<RunRecord | null> {
  try {
    return runRecordSchema.parse(JSON.parse(await readFile(recordPath(directory), 'utf8')));
  } catch {
    return null;
  }
}
