import { z } from 'zod';
import { graphOptimizations } from '../session/session-options.js';
import { tuningSchemaVersion } from './tuning-goal.js';

const count = z.int().min(1);
const figure = z.number().positive().nullable();

/** Named as the options of `InferenceEngine.open`. */
export const tunedSettingsSchema = z.strictObject({
  workers: count,
  threads: z.int().min(0),
  session: z.strictObject({
    spinning: z.boolean(),
    graphOptimization: z.enum(graphOptimizations),
    memoryPattern: z.boolean(),
    memoryArena: z.boolean(),
  }),
  maxBatch: count.nullable().describe('Null for the batch that the model was made for.'),
  maxDelayMs: z.int().min(0),
});
export type TunedSettings = z.infer<typeof tunedSettingsSchema>;

const gainSchema = z.strictObject({
  factor: z.number().positive().describe('How many times as fast; the median over the rounds.'),
  low: z.number().positive().describe('Lower end of the 95 % interval.'),
  high: z.number().positive().describe('Upper end of the 95 % interval.'),
  rounds: count.describe('In each of them both were measured, in fresh processes.'),
});
export type TuningGain = z.infer<typeof gainSchema>;

const triedSchema = z.strictObject({
  settings: tunedSettingsSchema,
  runs: z.int().min(0).describe('Fresh processes that measured it.'),
  value: figure.describe('Median over the runs: ms of a request, or images a second.'),
  factor: figure.describe("Median over the rounds, of how many times as fast as the engine's defaults."),
  failure: z.string().nullable(),
});
export type TriedSettings = z.infer<typeof triedSchema>;

const choiceSchema = z.strictObject({
  settings: tunedSettingsSchema,
  is_default: z.boolean().describe("Whether these are the engine's defaults."),
  reason: z.string().describe('Why these, for people.'),
  value: figure.describe('Median: ms of a request, or images a second.'),
  peak_memory_mb: figure.describe('Most resident memory of the measuring process.'),
  gain_over_runtime_defaults: gainSchema.nullable().describe('Null where there was no time to tell.'),
  gain_over_engine_defaults: gainSchema.nullable().describe('Null where these are the defaults, or untold.'),
  tried: z.array(triedSchema),
});
export type TuningChoice = z.infer<typeof choiceSchema>;

/** What must be the same for the measured choice to hold. */
const conditionsSchema = z.strictObject({
  model_sha256: z.array(z.string()).min(1).describe("Of each of the model's files, in ascending order."),
  image_size: z.string().nullable().describe('Null where the model has one of its own.'),
  cpu_model: z.string(),
  processors: count.describe('That the process may use: of the affinity or the quota, the fewer.'),
  platform: z.string(),
  arch: z.string(),
  onnxruntime: z.string(),
  execution_providers: z.string(),
});
export type TuningConditions = z.infer<typeof conditionsSchema>;

/** What was measured to suit one model on one machine. */
export const tuningSchema = z.strictObject({
  schema_version: z.literal(tuningSchemaVersion),
  created_at: z.iso.datetime(),
  model: z.string().describe('For people.'),
  conditions: conditionsSchema,
  latency: choiceSchema.nullable(),
  throughput: choiceSchema.nullable(),
});
export type Tuning = z.infer<typeof tuningSchema>;
