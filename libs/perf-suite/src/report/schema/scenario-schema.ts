import { z } from 'zod';
import { leakSchema } from './leak-schema.js';
import { sampleSchema } from './sample-schema.js';
import { count, megabytes, milliseconds } from './units.js';

export const scenarioNames = [
  'load',
  'single_inference',
  'batch',
  'concurrent',
  'concurrency',
  'server',
  'cameras',
  'operators',
  'memory',
  'cleanup',
  'leak',
  'repeated',
  'sustained',
  'deadlines',
  'killed_workers',
  'edge_images',
  'invalid_models',
  'session_churn',
  'memory_pressure',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export const quantileSchema = z.strictObject({
  value: z.number().nullable().describe('Null where there are too few samples to bound it.'),
  low: z.number().nullable().describe('Lower 97.5 % bound, whatever the distribution.'),
  high: z.number().nullable().describe('Upper 97.5 % bound, whatever the distribution.'),
  needed: count.describe('Samples that it takes to bound the quantile.'),
});

export const statisticSchema = z.strictObject({
  n: count,
  mean: z.number(),
  sd: z.number().nullable().describe('Null for a single sample.'),
  min: z.number(),
  max: z.number(),
  p50: quantileSchema,
  p90: quantileSchema,
  p95: quantileSchema,
  p99: quantileSchema,
});
export type Statistic = z.infer<typeof statisticSchema>;

const memoryFigures = z.strictObject({
  anon_mb: megabytes.nullable().describe('Resident anonymous memory; null where the system does not say.'),
  rss_mb: megabytes,
  heap_used_mb: megabytes,
  external_mb: megabytes,
  array_buffers_mb: megabytes,
});

export const memoryPhaseSchema = z.strictObject({
  name: z.string(),
  duration_ms: milliseconds,
  samples: count,
  start: memoryFigures,
  end: memoryFigures,
  peak: memoryFigures,
  peak_rss_source: z.enum(['kernel', 'samples']),
});
export type MemoryPhaseRecord = z.infer<typeof memoryPhaseSchema>;

export const flagSchema = z.strictObject({
  code: z.string().describe('For programs, such as no-steady-state.'),
  message: z.string().describe('For people: what limits these figures.'),
});
export type Flag = z.infer<typeof flagSchema>;

export const failureSchema = z.strictObject({ code: z.string(), message: z.string() });
export type Failure = z.infer<typeof failureSchema>;

/** One point of what a scenario varies. */
export const levelSchema = z.strictObject({
  value: z.number(),
  statistics: z
    .record(z.string(), statisticSchema)
    .describe('As those of the scenario, of this level alone.'),
  figures: z.record(z.string(), z.number()).describe('Single figures; units in the names.'),
});
export type Level = z.infer<typeof levelSchema>;

export const levelKinds = ['callers', 'images_per_batch', 'requests_per_second', 'cameras'] as const;

const levelsSchema = z.strictObject({
  of: z.enum(levelKinds),
  points: z.array(levelSchema).describe('In rising order.'),
});
export type Levels = z.infer<typeof levelsSchema>;

/** Where warm-up ended, by the change points of the samples. */
const steadinessSchema = z.strictObject({
  warm_up_samples: count,
  is_steady: z.boolean().nullable().describe('Null where there were too few samples to tell.'),
});
export type Steadiness = z.infer<typeof steadinessSchema>;

/** What one scenario measured on one model. */
export const scenarioSchema = z.strictObject({
  name: z.enum(scenarioNames),
  mlperf: z.string().nullable().describe('The MLPerf scenario that it resembles, where there is one.'),
  state: z.enum(['complete', 'failed', 'not-run']),
  error: failureSchema.nullable(),
  duration_ms: milliseconds.nullable(),
  samples: z.array(sampleSchema),
  statistics: z.record(z.string(), statisticSchema).describe('By what is described, warm-up left out.'),
  memory_phases: z.array(memoryPhaseSchema),
  figures: z.record(z.string(), z.number()).describe('Single figures of the scenario; units in the names.'),
  by_image: z
    .record(z.string(), statisticSchema)
    .describe('The whole time by image, where a scenario measures several one by one.'),
  levels: levelsSchema.nullable().describe('Null where the scenario varies nothing.'),
  steadiness: steadinessSchema.nullable().describe('Null where nothing is warmed up.'),
  leak: leakSchema.nullable().describe('Null where the scenario does not look for one.'),
  integrity: z
    .record(z.string(), z.number())
    .describe(
      'What tells how far the figures can be trusted, such as event_loop_delay_p99_ms; units in the names.',
    ),
  flags: z.array(flagSchema),
});
export type ScenarioResult = z.infer<typeof scenarioSchema>;
