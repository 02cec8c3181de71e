import { z } from 'zod';

const names = z.array(z.string().min(1)).min(1);

/** By the names that the options have on the command line, in camel case. */
const settings = {
  models: names.describe('Variants of the workspace.'),
  families: names.describe('All models of these families.'),
  affected: z.boolean().describe('Only the models that Nx says are affected.'),
  scenarios: names.describe("Instead of the mode's, by our names or MLPerf's."),
  budget: z.string().describe('A time such as 90s, 30m or 2h that the plan is cut to.'),
  shard: z.string().describe('One part of the plan, such as 1/4.'),
  target: z.record(z.string(), z.number()).describe('Over those of the manifests, such as inferenceMs: 50.'),
  images: z.string().describe('Folder of images to measure on, relative to the workspace.'),
  timeout: z.number().min(1).describe('Seconds that one model may take.'),
  output: z.string().min(1).describe('Where the report is written.'),
  requireVerdict: z.boolean().describe('End with 3 also when single checks could not be decided.'),
  resume: z.boolean().describe('Continue the last run of the same plan that was interrupted.'),
  retryFailed: z.string().describe('The report of which what failed is measured again.'),
};

const shared = z.strictObject(settings).partial();
const withTime = shared.extend({
  time: z.number().min(1).describe('Seconds for all models together.').exactOptional(),
});

/** What a file framegate.config.* may hold: settings of all modes, and of single ones over them. */
export const configSchema = shared.extend({
  quick: withTime.exactOptional(),
  comprehensive: shared.exactOptional(),
  stress: withTime.exactOptional(),
});
export type Config = z.input<typeof configSchema>;

/** Settings of one mode. */
export type ModeConfig = z.output<typeof withTime>;

/** All of it, as loaded. */
export type LoadedConfig = z.output<typeof configSchema>;
