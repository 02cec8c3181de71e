import { z } from 'zod';
import { count, megabytes, milliseconds } from './units.js';

export const stageNames = ['decode', 'preprocess', 'queue', 'inference', 'postprocess'] as const;
export type StageName = (typeof stageNames)[number];

export const outcomes = [
  'answered',
  'given-up',
  'superseded',
  'refused',
  'timed-out',
  'lost',
  'failed',
] as const;
export type Outcome = (typeof outcomes)[number];

const bytes = z.number().describe('Bytes.');

const heldMemorySchema = z.strictObject({
  repetitions: count.describe('Inferences, or cycles, done by then.'),
  round: count.describe('Repetitions until all images were seen.'),
  v8_bytes: bytes.describe('Used on the JavaScript heaps of all threads.'),
  external_bytes: bytes.describe('Held outside it by objects of the main thread, such as buffers.'),
  native_bytes: bytes
    .nullable()
    .describe('All other anonymous memory, buffers of workers included; null where the system tells none.'),
});
export type HeldMemory = z.infer<typeof heldMemorySchema>;

/** One thing that was done and timed. */
export const sampleSchema = z.strictObject({
  at_ms: milliseconds.describe('When it began, in milliseconds from the start of its scenario.'),
  image: z.string().nullable().describe('Name of the image; null where it was not about one image.'),
  group: count.nullable().describe('Number of the batch or of the burst that it was part of.'),
  warm_up: z.boolean().describe('Taken before the steady state: kept, and left out of the statistics.'),
  total_ms: milliseconds.describe('From the call to the answer.'),
  outcome: z
    .enum(outcomes)
    .describe(
      'What became of it; answered where left out. Of any other, total_ms is what it had waited by then: ' +
        'given-up would have taken longer; superseded made way for a newer frame; refused met a full queue, or was turned down with a named error ' +
        'where that is right; timed-out missed its deadline; lost went down with its worker, which was killed; ' +
        'failed threw, or answered wrongly.',
    )
    .exactOptional(),
  level: z
    .number()
    .describe('What the scenario varies: callers, images of a batch, requests a second, cameras.')
    .exactOptional(),
  late_ms: milliseconds
    .describe('How much later than scheduled it was sent; total_ms counts from the schedule.')
    .exactOptional(),
  error: z
    .string()
    .describe('Code of the error that was thrown, or what was wrong with the answer.')
    .exactOptional(),
  deadline_ms: milliseconds
    .describe('By when, from the call on, it was to be answered or given up.')
    .exactOptional(),
  threads: count.describe('Of the process afterwards, where the scenario counts them.').exactOptional(),
  descriptors: count
    .describe('Files and sockets that the process has open afterwards, where the scenario counts them.')
    .exactOptional(),
  stages_ms: z
    .partialRecord(z.enum(stageNames), milliseconds)
    .describe('Where the time went; empty where the sample is not an inference.'),
  session_ms: milliseconds.nullable().describe('Session creation alone, where the sample is a model load.'),
  detections: count
    .nullable()
    .describe(
      'Objects found, or masks of a model that answers prompts: post-processing costs what it finds.',
    ),
  memory_mb: megabytes
    .nullable()
    .describe('Memory of the process afterwards, where the scenario watches it.'),
  held: heldMemorySchema
    .describe('What the process holds once garbage was collected, where the scenario looks for leaks.')
    .exactOptional(),
});

export type Sample = z.infer<typeof sampleSchema>;
