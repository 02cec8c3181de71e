import { z } from 'zod';
import { operatorSchema } from '../report/schema/operator-schema.js';
import { sampleSchema } from '../report/schema/sample-schema.js';
import {
  failureSchema,
  flagSchema,
  memoryPhaseSchema,
  scenarioNames,
} from '../report/schema/scenario-schema.js';
import { count, milliseconds } from '../report/schema/units.js';

const scenario = z.enum(scenarioNames);

/** What a measuring process writes down, one a line, the moment it happens. */
export const measureEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('engine'),
    workers: count,
    threads: count,
    image_size: z.strictObject({ height: count, width: count }),
    batch: count,
  }),
  z.strictObject({ type: z.literal('scenario-started'), scenario }),
  z.strictObject({ type: z.literal('sample'), scenario, sample: sampleSchema }),
  z.strictObject({ type: z.literal('phase'), scenario, phase: memoryPhaseSchema }),
  z.strictObject({ type: z.literal('flag'), scenario, flag: flagSchema }),
  z.strictObject({
    type: z.literal('figures'),
    scenario,
    level: z.number().describe('Left out where they are of the scenario.').exactOptional(),
    figures: z.record(z.string(), z.number()),
  }),
  z.strictObject({ type: z.literal('integrity'), scenario, figures: z.record(z.string(), z.number()) }),
  z.strictObject({ type: z.literal('operators'), scenario, operators: z.array(operatorSchema) }),
  z.strictObject({
    type: z.literal('scenario-ended'),
    scenario,
    duration_ms: milliseconds,
    error: failureSchema.nullable(),
  }),
  /** The last line of a process that did all it was asked to. */
  z.strictObject({ type: z.literal('finished') }),
]);
export type MeasureEvent = z.infer<typeof measureEventSchema>;

/** What a measuring process tells its parent while it runs: for people who watch, and what it could not write down. */
export const childMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('scenario-started'), scenario }),
  z.strictObject({ type: z.literal('progress'), scenario, done: count, total: count }),
  z.strictObject({ type: z.literal('unwritten'), event: measureEventSchema }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;
/** Those for people who watch. */
export type LiveMessage = Exclude<ChildMessage, { type: 'unwritten' }>;
