import { z } from 'zod';
import { count } from './units.js';

const change = z.number().nullable().describe('As a share of the baseline: 0.05 is 5 % more.');

/** A figure judged against the baseline of its machine. */
export const regressionSchema = z.strictObject({
  metric: z.string().describe('Such as single_inference_ms.'),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'not-comparable']),
  reason: z.string().describe('For people.'),
  value: z.number().nullable().describe('Of this run.'),
  baseline: z.number().nullable().describe("Mean of the baseline's processes."),
  low: z.number().nullable().describe('Where one more process like those of the baseline lies with 95 %.'),
  high: z.number().nullable(),
  n: count.describe('Processes in the baseline.'),
  change,
  change_low: change,
  change_high: change,
  minimum_detectable_effect: change.describe('The least slowdown that could have been told.'),
});
export type Regression = z.infer<typeof regressionSchema>;
