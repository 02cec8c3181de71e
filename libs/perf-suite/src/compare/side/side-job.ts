import { z } from 'zod';

/** What a side process is to open; written to a file that it is given the path of. */
export const sideJobSchema = z.strictObject({
  workspace: z
    .string()
    .nullable()
    .describe(
      'The folder whose engine is measured; null for the engine that this program is installed with.',
    ),
  models: z.array(z.string()).min(1).describe('Paths of the .onnx files, together one model.'),
  family: z.string().nullable().describe('Null where the engine is to recognise it.'),
  images: z.array(z.strictObject({ name: z.string(), path: z.string() })).min(1),
  events: z.string().describe('Path of the file that events are appended to.'),
  slowdown: z
    .number()
    .min(0)
    .describe('Planted for an exam: the share of each call that is waited after it, within what is timed.'),
});
export type SideJob = z.infer<typeof sideJobSchema>;
