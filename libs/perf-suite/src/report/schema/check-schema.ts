import { z } from 'zod';
import { count } from './units.js';

export const metrics = [
  'model_load_ms',
  'real_time_compliance_rate',
  'memory_per_inference_mb',
  'memory_per_batch_mb',
  'memory_growth_per_inference_kb',
  'memory_kept_after_close_mb',
  'memory_leak',
  'memory_leak_per_cycle',
  'concurrent_response_ms',
  'throughput_per_second',
  'repeated_failures',
  'repeated_drift_rate',
  'sustained_failures',
  'sustained_drift_rate',
  'deadline_failures',
  'deadline_late_ms',
  'deadline_recovery_ms',
  'killed_worker_failures',
  'worker_recovery_ms',
  'edge_image_failures',
  'invalid_model_failures',
  'invalid_model_kept_mb',
  'session_churn_failures',
  'session_churn_kept_mb',
  'session_churn_kept_threads',
  'session_churn_kept_descriptors',
  'memory_pressure_failures',
  'memory_pressure_peak_mb',
] as const;
export type Metric = (typeof metrics)[number];

/** One target, judged. */
export const checkSchema = z.strictObject({
  metric: z.enum(metrics),
  comparison: z.enum(['below', 'above']).describe('On which side of the target the value must lie.'),
  target: z.number().nullable().describe('Null where the target itself had to be measured and was not.'),
  value: z.number().nullable().describe('Null where nothing was measured.'),
  low: z.number().nullable().describe('Lower end of the 95 % interval of the value, where it has one.'),
  high: z.number().nullable().describe('Upper end of the 95 % interval of the value, where it has one.'),
  n: count.describe('Samples that the value rests on.'),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  reason: z.string().describe('For people.'),
});
export type Check = z.infer<typeof checkSchema>;
export type Verdict = Check['verdict'];
