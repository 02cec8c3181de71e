import { z } from 'zod';
import { count, megabytes } from '../../report/schema/units.js';

/** What a measuring process writes down as the last thing it does. */
export const readingSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('measured'),
    value: z.number().positive(),
    peakMemoryMb: megabytes,
    scores: z.array(z.number()),
    takesAnyBatch: z.boolean(),
    wasBusy: z.boolean(),
    samples: count,
  }),
  z.strictObject({ state: z.literal('failed'), reason: z.string() }),
]);
