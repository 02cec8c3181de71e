import type { z } from 'zod';
import { jobSchema } from '../measure/job.js';
import { count } from '../report/schema/units.js';
import { leakPlantSchema } from './leak-plants.js';

/** What one process under exam is to do. */
export const leakTrialJobSchema = jobSchema
  .pick({ models: true, family: true, images: true, events: true })
  .extend({ plant: leakPlantSchema, inferences: count });
export type LeakTrialJob = z.infer<typeof leakTrialJobSchema>;
