import { z } from 'zod';
import { count, megabytes } from './units.js';

const environmentVariables = z
  .record(z.string(), z.string().nullable())
  .describe('Variables that change the allocator or the threads; null where not set.');

/** Where the figures were taken: what decides whether they compare with others. */
export const environmentSchema = z.strictObject({
  machine_id: z.string().describe('Short name of the hardware and its limits; the folder of its baselines.'),
  cpu_model: z.string(),
  cpu_flags_sha256: z.string().nullable().describe('Digest of the instruction sets.'),
  cpu_cores: count.describe('Logical cores that this process may run on.'),
  cpu_quota: z.number().nullable().describe('Cores that the control group grants; null without a limit.'),
  memory_mb: megabytes,
  memory_limit_mb: megabytes.nullable().describe('Of the control group; null without a limit.'),
  platform: z.string(),
  os_release: z.string(),
  arch: z.string(),
  node: z.string(),
  onnxruntime: z.string().nullable(),
  execution_provider: z.string(),
  sharp: z.string(),
  libvips: z.string(),
  timing_process: environmentVariables,
  memory_process: environmentVariables,
  git_commit: z.string().nullable(),
  git_dirty: z.boolean().nullable(),
  missing: z.array(z.string()).describe('What this system does not tell, and what that costs.'),
});
export type Environment = z.infer<typeof environmentSchema>;
