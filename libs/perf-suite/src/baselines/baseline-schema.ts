import { z } from 'zod';
import { instant } from '../report/schema/units.js';

export const baselineSchemaVersion = 1;

const fingerprintValue = z.union([z.string(), z.number(), z.null()]);

/** What a variant reached on one machine: a summary of each of several processes, which are the replicates. */
export const baselineSchema = z.strictObject({
  schema_version: z.literal(baselineSchemaVersion),
  variant: z.string(),
  fingerprint: z
    .record(z.string(), fingerprintValue)
    .describe('All that must be the same for a figure to compare.'),
  created_at: instant,
  metrics: z.strictObject({
    single_inference_ms: z.strictObject({
      process_medians: z.array(z.number().positive()).min(1).describe('One a process, in milliseconds.'),
    }),
  }),
});
export type Baseline = z.infer<typeof baselineSchema>;
export type Fingerprint = Baseline['fingerprint'];
