import { z } from 'zod';
import { operatorSchema } from '../../report/schema/operator-schema.js';
import { stageNames } from '../../report/schema/sample-schema.js';
import { count, milliseconds } from '../../report/schema/units.js';

const foundSchema = z.strictObject({
  label: z.string().describe('Of a detection; mask otherwise.'),
  score: z.number(),
  box: z.array(z.number()),
  area: count.describe('Pixels of a mask.').exactOptional(),
});
export type Found = z.infer<typeof foundSchema>;

/** What a side process writes down, one a line, the moment it happens. */
export const sideEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened'), workers: count, threads: count, batch: count }),
  z.strictObject({ type: z.literal('warmed-up'), runs: count, is_steady: z.boolean() }),
  z.strictObject({ type: z.literal('found'), image: count, objects: z.array(foundSchema) }),
  z.strictObject({
    type: z.literal('sample'),
    image: count,
    warm_up: z.boolean(),
    total_ms: milliseconds,
    stages_ms: z.partialRecord(z.enum(stageNames), milliseconds),
  }),
  z.strictObject({ type: z.literal('throughput'), images: count, ms: milliseconds }),
  z.strictObject({ type: z.literal('profile'), operators: z.array(operatorSchema) }),
]);
export type SideEvent = z.infer<typeof sideEventSchema>;
export type SideSample = Extract<SideEvent, { type: 'sample' }>;
