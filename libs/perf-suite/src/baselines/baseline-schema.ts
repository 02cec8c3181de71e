import { z } from 'zod';
import { stageNames } from '../report/schema/sample-schema.js';
import { count, instant, milliseconds } from '../report/schema/units.js';
import { baselineMetricNames } from './baseline-metric.js';

export const baselineSchemaVersion = 2;

const fingerprintValue = z.union([z.string(), z.number(), z.null()]);

const summarySchema = z.strictObject({
  value: z
    .number()
    .positive()
    .describe('What stands for the process; the unit is in the name of the metric.'),
  n: count.describe('Samples that it rests on.').exactOptional(),
  mean: z.number().describe('Of the samples.').exactOptional(),
  sd: z.number().describe('Of the samples.').exactOptional(),
});
export type ProcessSummary = z.infer<typeof summarySchema>;

const processSchema = z.strictObject({
  single_inference_ms: summarySchema.exactOptional(),
  single_inference_p95_ms: summarySchema.exactOptional(),
  throughput_per_second: summarySchema.exactOptional(),
  peak_memory_mb: summarySchema.exactOptional(),
  model_load_ms: summarySchema.exactOptional(),
  stages_ms: z
    .partialRecord(z.enum(stageNames), milliseconds)
    .describe('Medians of the stages of single inference.')
    .exactOptional(),
});
export type ProcessRecord = z.infer<typeof processSchema>;

const spreadSchema = z.strictObject({
  processes: count,
  mean: z.number().describe("Of the processes' values."),
  sd: z.number().nullable().describe("Of the processes' values; null for a single one."),
  between_sd: z.number().describe('Of the true means of processes.').exactOptional(),
  within_sd: z.number().describe('Of samples within a process.').exactOptional(),
});
export type Spread = z.infer<typeof spreadSchema>;

/** What a variant reached on one machine: a summary of each of several processes, which are the replicates. */
export const baselineSchema = z.strictObject({
  schema_version: z.literal(baselineSchemaVersion),
  variant: z.string(),
  created_at: instant,
  fingerprint: z
    .record(z.string(), fingerprintValue)
    .describe('All that must be the same for a figure to compare.'),
  spread: z
    .partialRecord(z.enum(baselineMetricNames), spreadSchema)
    .describe('For people: computed from the processes.'),
  processes: z.array(processSchema).min(1),
});
export type Baseline = z.infer<typeof baselineSchema>;
export type Fingerprint = Baseline['fingerprint'];
