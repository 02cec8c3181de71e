import { z } from 'zod';
import { stageNames } from './sample-schema.js';
import { count, milliseconds } from './units.js';

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
  minimum_detectable_effect: change.describe('The change for the worse that is found 4 times in 5.'),
  adjusted_p: z
    .number()
    .describe('Of no change for the worse, with all figures of the run that decide allowed for.')
    .exactOptional(),
  advisory: z.literal(true).describe('Decides no exit code; left out where it does.').exactOptional(),
  stages: z
    .array(z.strictObject({ stage: z.enum(stageNames), value: milliseconds, baseline: milliseconds }))
    .describe('Medians of this run and of the baseline, where both know them.')
    .exactOptional(),
});
export type Regression = z.infer<typeof regressionSchema>;
