import { z } from 'zod';

/** What one process is to measure; written to a file that it is given the path of. */
export const tuneJobSchema = z.strictObject({
  goal: z.enum(['latency', 'throughput']),
  /** Options of `InferenceEngine.open`, which checks them. */
  engine: z.looseObject({ model: z.array(z.string()).min(1) }),
  image: z.string().describe('Path of the image that is inferred again and again.'),
  result: z.string().describe('Path of the file that the reading is written to.'),
});
export type TuneJob = z.infer<typeof tuneJobSchema>;
