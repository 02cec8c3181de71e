import { z } from 'zod';
import { checkSchema } from './check-schema.js';
import { operatorSchema } from './operator-schema.js';
import { regressionSchema } from './regression-schema.js';
import { scenarioNames, scenarioSchema } from './scenario-schema.js';
import { modelTargetsSchema } from './targets-schema.js';
import { count, milliseconds, sha256 } from './units.js';

export const modelErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  exit_code: z.int().nullable().describe('Of the measuring process, where it ended by itself.'),
  signal: z.string().nullable().describe('That ended the measuring process.'),
});
export type ModelError = z.infer<typeof modelErrorSchema>;

/** All that is known of one variant. */
export const modelResultSchema = z.strictObject({
  variant: z.string(),
  family: z.string(),
  size_class: z.enum(['nano', 'small', 'medium', 'large', 'extra-large']),
  precision: z.string(),
  state: z
    .enum(['measured', 'failed', 'interrupted', 'not-run'])
    .describe('failed: some of it could not be measured, see error; what was measured is kept.'),
  error: modelErrorSchema.nullable(),
  weights: z
    .strictObject({ kind: z.enum(['synthetic', 'safetensors', 'onnx']), id: z.string() })
    .nullable()
    .describe('With synthetic weights nothing is said about accuracy.'),
  artifact: z
    .strictObject({
      sha256,
      bytes: count,
      built: z.boolean().describe('Made in this run rather than found.'),
      build_ms: milliseconds.describe('Time spent on making it; part of no other figure.'),
    })
    .nullable(),
  image_size: z
    .strictObject({ height: count, width: count })
    .nullable()
    .describe('Of the network, in pixels.'),
  batch: count.nullable().describe('Images in one run of the network.'),
  engine: z.strictObject({ workers: count, threads: count }).nullable(),
  targets: modelTargetsSchema,
  checks: z.array(checkSchema),
  regressions: z.array(regressionSchema).describe('Against the baseline of this machine.'),
  operators: z.array(operatorSchema).nullable().describe('Null where nothing was profiled.'),
  scenarios: z
    .partialRecord(z.enum(scenarioNames), scenarioSchema)
    .describe('Those that the run was to measure.'),
});
export type ModelResult = z.infer<typeof modelResultSchema>;
