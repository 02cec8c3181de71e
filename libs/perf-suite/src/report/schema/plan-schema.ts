import { z } from 'zod';
import { scenarioNames } from './scenario-schema.js';
import { count, milliseconds } from './units.js';

/** What a run set out to do. */
export const planSchema = z.strictObject({
  estimate_ms: milliseconds.describe('Of the whole run, before it began.'),
  budget_ms: milliseconds.nullable().describe('What it was to fit into; null where none was asked.'),
  models: z.array(
    z.strictObject({
      variant: z.string(),
      estimate_ms: milliseconds,
      scenarios: z.array(z.strictObject({ name: z.enum(scenarioNames), estimate_ms: milliseconds })),
    }),
  ),
  dropped: z.array(z.string()).describe('What did not fit into the budget, as sentences.'),
  shard: z
    .strictObject({ index: count.describe('From 1.'), count })
    .nullable()
    .describe('Null where the plan is whole.'),
});
export type Plan = z.infer<typeof planSchema>;
