import { z } from 'zod';
import { failureSchema } from '../../report/schema/scenario-schema.js';
import { count } from '../../report/schema/units.js';

const images = z.array(count).min(1).describe('Numbers of images, in the order in which they are inferred.');

/** What a side process is asked to do, one thing at a time. */
export const sideCommandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open') }),
  z.strictObject({ do: z.literal('warm-up') }),
  /** Writes down what is found in each image. */
  z.strictObject({ do: z.literal('find'), images }),
  z.strictObject({ do: z.literal('latency'), images }),
  z.strictObject({ do: z.literal('throughput'), images, callers: count }),
  z.strictObject({ do: z.literal('profile'), runs: count }),
  z.strictObject({ do: z.literal('close') }),
]);
export type SideCommand = z.infer<typeof sideCommandSchema>;

/** Null when it is done; what was found is in the event file. */
export const sideAnswerSchema = z.strictObject({ failure: failureSchema.nullable() });
export type SideAnswer = z.infer<typeof sideAnswerSchema>;
