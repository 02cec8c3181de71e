import { z } from 'zod';
import { megabytes } from '../../report/schema/units.js';

/** What one fresh process found out about some settings: the last thing it writes down. */
export const readingSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('measured'),
    value: z.number().positive().describe('Median ms of a request, or images a second.'),
    peakMemoryMb: megabytes.describe('Most resident memory.'),
    scores: z.array(z.number()).describe('The best that the model gave for the image.'),
    takesAnyBatch: z.boolean(),
    wasBusy: z.boolean().describe('Whether others left fewer processors than the engine had threads.'),
  }),
  z.strictObject({ state: z.literal('failed'), reason: z.string() }),
]);
export type Reading = z.infer<typeof readingSchema>;
