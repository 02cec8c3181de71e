import { z } from 'zod';
import type { Sample } from '../report/schema/sample-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { milliseconds } from '../report/schema/units.js';

/** What a model takes, as far as it is known: 0 is not known yet. */
export const costSchema = z.strictObject({
  openMs: milliseconds.describe('One more engine, its thread included.'),
  inferenceMs: milliseconds.describe('One image, with nothing else to do.'),
});
export type Cost = z.infer<typeof costSchema>;

export const unknownCost: Cost = { openMs: 0, inferenceMs: 0 };

/** Scenarios that send one request at a time. */
const oneByOne: readonly ScenarioName[] = ['single_inference', 'memory'];

/** The cost after one more sample. The latest counts: the first of a process is longer than those that follow. */
export function costAfter(cost: Cost, scenario: ScenarioName, { total_ms, image }: Sample): Cost {
  if (scenario === 'load') return { ...cost, openMs: total_ms };
  return oneByOne.includes(scenario) && image !== null ? { ...cost, inferenceMs: total_ms } : cost;
}
