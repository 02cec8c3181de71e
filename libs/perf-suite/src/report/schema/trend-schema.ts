import { z } from 'zod';
import { count, instant } from './units.js';

/** A figure over several reports of one machine, the oldest first. */
export const trendSchema = z.strictObject({
  variant: z.string(),
  metric: z.string(),
  machine_id: z.string(),
  points: z.array(z.strictObject({ at: instant, commit: z.string().nullable(), value: z.number() })),
  changes: z
    .array(
      z.strictObject({
        index: count.describe('The first point after the change.'),
        before: z.number(),
        after: z.number(),
      }),
    )
    .describe('Advice: no gate rests on it.'),
});
export type Trend = z.infer<typeof trendSchema>;
