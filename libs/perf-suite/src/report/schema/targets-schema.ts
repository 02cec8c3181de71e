import { z } from 'zod';
import { megabytes, milliseconds, share } from './units.js';

const perSecond = z.number().describe('Images per second.');
const sizeClasses = ['nano', 'small', 'medium', 'large', 'extra-large'] as const;

const common = {
  real_time_target_ms: milliseconds.describe('A single inference is in real time below it.'),
  min_real_time_compliance_rate: share.describe('Of the single inferences, how many must be in real time.'),
  max_memory_per_inference_mb: megabytes.describe('Above the loaded model.'),
  max_memory_per_batch_mb: megabytes.describe('Above the loaded model.'),
  max_concurrent_response_ms: milliseconds,
  min_success_rate: share.describe('Of the checks that could be judged, how many must pass.'),
};

/** What one model was held to. */
export const modelTargetsSchema = z.strictObject({
  ...common,
  max_load_ms: milliseconds,
  min_throughput_per_second: perSecond.nullable().describe('Null where none is set.'),
});
export type ModelTargets = z.infer<typeof modelTargetsSchema>;

/** What holds for a model whose manifest says nothing else. */
export const performanceTargetsSchema = z.strictObject({
  ...common,
  max_load_ms: z.record(z.enum(sizeClasses), milliseconds).describe('By size class.'),
  min_throughput_per_second: z.record(z.enum(sizeClasses), perSecond.nullable()).describe('By size class.'),
});
export type PerformanceTargets = z.infer<typeof performanceTargetsSchema>;
