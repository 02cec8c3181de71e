import { z } from 'zod';
import { environmentSchema } from './environment-schema.js';
import { count } from './units.js';

/** Where the parts of a merged report come from. */
export const mergedSchema = z.strictObject({
  reports: count.describe('That were joined.'),
  machines: z
    .array(z.strictObject({ environment: environmentSchema, variants: z.array(z.string()) }))
    .describe(
      'Figures of different ones say nothing about each other. The environment of the report is the first.',
    ),
  missing: z.array(z.string()).describe('Shards and models that are in no report, as sentences.'),
  duplicates: z.array(z.string()).describe('What was in several reports, and which was taken, as sentences.'),
});
export type Merged = z.infer<typeof mergedSchema>;
