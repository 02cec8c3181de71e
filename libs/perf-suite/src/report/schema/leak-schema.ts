import { z } from 'zod';
import { count } from './units.js';

export const memoryOwners = ['v8', 'external', 'native'] as const;
export type MemoryOwner = (typeof memoryOwners)[number];

const bytesPerRepetition = z.number().describe('Bytes an inference, or a cycle.');

const signalSchema = z.strictObject({
  owner: z
    .enum(memoryOwners)
    .describe('v8: the JavaScript heap; external: buffers; native: what is left of anonymous memory.'),
  n: count.describe('Readings after warm-up.'),
  slope: bytesPerRepetition,
  low: bytesPerRepetition.describe('Lower end of the 95 % interval.'),
  high: bytesPerRepetition.describe('Upper end of the 95 % interval.'),
  budget: bytesPerRepetition.describe('Growth that is no leak.'),
  detection_limit: bytesPerRepetition.describe(
    'The smallest leak that these readings could have told from none.',
  ),
  is_decaying: z.boolean().describe('The last third grew by less than half of the middle third.'),
  verdict: z.enum(['leak', 'clean', 'inconclusive']),
});
export type LeakSignal = z.infer<typeof signalSchema>;

/** Whether memory grows with use, and who holds it. */
export const leakSchema = z.strictObject({
  verdict: z.enum(['leak', 'clean', 'inconclusive']),
  owner: z.enum(memoryOwners).nullable().describe('Who holds most of what leaks; null without a leak.'),
  unit: z.enum(['inference', 'cycle']),
  signals: z.array(signalSchema),
  reason: z.string().describe('For people.'),
});
export type Leak = z.infer<typeof leakSchema>;
