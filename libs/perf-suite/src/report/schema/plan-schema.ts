import { z } from 'zod';
import { scenarioNames } from './scenario-schema.js';
import { count, milliseconds, sha256 } from './units.js';

const costSchema = z.strictObject({
  source: z
    .enum(['measured', 'other-models', 'assumed'])
    .describe(
      'measured: on this machine before; other-models: from its operations, at the rate that others reach here; ' +
        'assumed: from its operations, at a rate that nobody measured.',
    ),
  open_ms: milliseconds,
  inference_ms: milliseconds,
});

/** What a run set out to do. */
export const planSchema = z.strictObject({
  estimate_ms: milliseconds.describe('Of the whole run, before it began.'),
  budget_ms: milliseconds.nullable().describe('What it was to fit into; null where none was asked.'),
  models: z.array(
    z.strictObject({
      variant: z.string(),
      estimate_ms: milliseconds,
      cost: costSchema.describe('What the estimate rests on.').exactOptional(),
      scenarios: z.array(
        z.strictObject({
          name: z.enum(scenarioNames),
          estimate_ms: milliseconds,
          repetitions: count
            .nullable()
            .describe('Where there is time for all; null where that depends on what is found.')
            .exactOptional(),
        }),
      ),
    }),
  ),
  dropped: z.array(z.string()).describe('What did not fit into the budget, as sentences.'),
  shard: z
    .strictObject({ index: count.describe('From 1.'), count })
    .nullable()
    .describe('Null where the plan is whole.'),
  sha256: sha256
    .describe('Over models and scenarios of the whole plan: shards with the same one belong together.')
    .exactOptional(),
});
export type Plan = z.infer<typeof planSchema>;
