import { z } from 'zod';
import { comparisonSchema } from './comparison-schema.js';
import { environmentSchema } from './environment-schema.js';
import { examSchema } from './exam-schema.js';
import { mergedSchema } from './merged-schema.js';
import { modelResultSchema } from './model-schema.js';
import { planSchema } from './plan-schema.js';
import { performanceTargetsSchema } from './targets-schema.js';
import { trendSchema } from './trend-schema.js';
import { count, instant, milliseconds, sha256, share } from './units.js';

/** Raised whenever a reader of the previous version could misread a report. */
export const reportSchemaVersion = 2;

export const modeNames = [
  'quick',
  'comprehensive',
  'stress',
  'load',
  'compare',
  'certify',
  'history',
] as const;
export type ModeName = (typeof modeNames)[number];

export const summarySchema = z.strictObject({
  total_tests: count.describe('Checks on all models.'),
  passed: count,
  failed: count,
  inconclusive: count,
  success_rate: share.nullable().describe('passed / (passed + failed); null where nothing could be judged.'),
  real_time_compliance_rate: share
    .nullable()
    .describe('Single inferences of all models within their target; null where there are none.'),
  verdict: z.enum(['pass', 'critical', 'warning', 'inconclusive', 'interrupted']),
  exit_code: count,
  reason: z.string().describe('For people.'),
});
export type Summary = z.infer<typeof summarySchema>;

export const recommendationSchema = z.strictObject({
  rule: z.string(),
  model: z.string().nullable().describe('Null where it is about the whole run.'),
  evidence: z.string().describe('The measured figures that it follows from.'),
  action: z.string().describe('What to do.'),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

const imagesSchema = z.strictObject({
  source: z.string().describe('generated, or the folder that they were read from.'),
  sha256: sha256.describe(
    'Over names and encoded bytes: the same images were measured where it is the same.',
  ),
  items: z.array(
    z.strictObject({
      name: z.string(),
      width: count,
      height: count,
      complexity: z.enum(['simple', 'medium', 'complex', 'unknown']),
      format: z.string(),
      bytes: count,
    }),
  ),
  skipped: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
});

/** The whole document. */
export const reportSchema = z
  .strictObject({
    schema_version: z.literal(reportSchemaVersion),
    created_at: instant,
    mode: z.enum(modeNames),
    duration_ms: milliseconds,
    summary: summarySchema,
    performance_targets: performanceTargetsSchema,
    results_by_model: z.record(z.string(), modelResultSchema),
    recommendations: z.array(recommendationSchema),
    environment: environmentSchema,
    images: imagesSchema,
    plan: planSchema.nullable().describe('Null in a report that plans nothing.'),
    comparisons: z.array(comparisonSchema),
    exam: examSchema
      .nullable()
      .describe('The last one that was taken on this machine; null where there was none.'),
    trends: z.array(trendSchema),
    notes: z.array(z.string()).describe('What the reader must know before quoting a figure.'),
    merged: mergedSchema
      .describe('Of how many reports this one was made; absent where it is of one run.')
      .exactOptional(),
  })
  .meta({ title: 'Framegate performance report' });
export type Report = z.infer<typeof reportSchema>;
