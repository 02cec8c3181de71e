import { z } from 'zod';
import { scenarioNames } from '../report/schema/scenario-schema.js';
import { count } from '../report/schema/units.js';
import { budgetSchema } from '../scenarios/budget.js';
import { costSchema } from '../scenarios/cost.js';
import { modelTimeSchema } from '../scenarios/time-plan.js';

/** What one measuring process is to do; written to a file that it is given the path of. */
export const jobSchema = z.strictObject({
  models: z.array(z.string()).min(1).describe('Paths of the .onnx files, together one model.'),
  family: z.string(),
  scenarios: z.array(z.enum(scenarioNames)).min(1),
  scenariosAfter: z
    .array(z.enum(scenarioNames))
    .describe('That another process measures within the same time, afterwards.'),
  budget: budgetSchema,
  time: modelTimeSchema.describe('From the start of the process on.'),
  cost: costSchema.describe('As far as another process found out.'),
  images: z.array(z.strictObject({ name: z.string(), path: z.string(), pixels: count })).min(1),
  events: z.string().describe('Path of the file that events are appended to.'),
});
export type Job = z.infer<typeof jobSchema>;
