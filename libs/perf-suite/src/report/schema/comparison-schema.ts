import { z } from 'zod';
import { operatorSchema } from './operator-schema.js';
import { stageNames } from './sample-schema.js';
import { count, milliseconds } from './units.js';

const sideSchema = z.strictObject({
  label: z.string().describe('As it was asked for.'),
  kind: z.enum(['git', 'directory', 'onnx', 'manifest']),
  commit: z.string().nullable(),
  artifact_sha256: z.string().nullable(),
});
export type ComparedSide = z.infer<typeof sideSchema>;

const ratio = z.number().nullable().describe('Head over base: 1.05 is 5 % more.');

const effect = z.number().min(0).describe('As a share of time: 0.05 is 5 % more.');

const metricSchema = z.strictObject({
  metric: z.string().describe('Such as median_ms.'),
  gating: z.boolean().describe('Whether it decides the verdict; others are advice.'),
  base: z.number().nullable(),
  head: z.number().nullable(),
  ratio,
  low: ratio,
  high: ratio,
  margin: effect.describe('A slowdown of less is of no interest.'),
  adjusted_p: z
    .number()
    .nullable()
    .describe('Of the change being within the margin, with all metrics allowed for.'),
  minimum_detectable_effect: effect
    .nullable()
    .describe('The least slowdown that is found with 80 %, by how these pairs scatter.'),
  verdict: z.enum(['regressed', 'ok', 'inconclusive']),
  pairs: z.array(z.number()).describe('The ratio of each pair of processes.'),
});
export type ComparedMetric = z.infer<typeof metricSchema>;

/** Two versions, measured side by side. */
export const comparisonSchema = z.strictObject({
  variant: z.string(),
  base: sideSchema,
  head: sideSchema,
  outputs: z.strictObject({
    same: z.boolean(),
    compared: count.describe('Images whose results were set side by side.'),
    difference: z.string().nullable().describe('The first one, for people.'),
  }),
  looks: z.array(count).describe('After how many pairs a verdict could be given, declared beforehand.'),
  pairs: count.describe('Of processes, measured.'),
  metrics: z.array(metricSchema),
  stages: z.array(
    z.strictObject({ stage: z.enum(stageNames), base_ms: milliseconds, head_ms: milliseconds }),
  ),
  operators: z
    .strictObject({ base: z.array(operatorSchema), head: z.array(operatorSchema) })
    .nullable()
    .describe('Profiled anew where head regressed.'),
  verdict: z.enum(['regressed', 'ok', 'inconclusive', 'different-outputs']),
  reason: z.string().describe('For people.'),
});
export type Comparison = z.infer<typeof comparisonSchema>;
