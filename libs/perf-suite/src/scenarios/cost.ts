import { z } from 'zod';
import type { Sample } from '../report/schema/sample-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { milliseconds } from '../report/schema/units.js';

/** What a model takes, as far as it is known: 0 is not known yet. */
export const costSchema = z.strictObject({
  openMs: milliseconds.describe('One more engine, its thread included.'),
  inferenceMs: milliseconds.describe('One image, with nothing else to do.'),
  imagesPerSecond: z.number().describe('Of its fastest batch; left out while none was run.').exactOptional(),
});
export type Cost = z.infer<typeof costSchema>;

export const unknownCost: Cost = { openMs: 0, inferenceMs: 0 };

/** Scenarios that send one request at a time. */
const oneByOne: readonly ScenarioName[] = ['single_inference', 'memory', 'repeated'];

/** The cost after one more sample. The latest counts: the first of a process is longer than those that follow. */
export function costAfter(cost: Cost, scenario: ScenarioName, sample: Sample): Cost {
  const { total_ms, image, level, group, warm_up } = sample;
  if (scenario === 'load') return { ...cost, openMs: total_ms };
  if (scenario === 'batch' && level !== undefined) {
    const imagesPerSecond = Math.max(cost.imagesPerSecond ?? 0, (1000 * level) / total_ms);
    return { ...cost, imagesPerSecond };
  }
  // So does whoever warms up an engine.
  const isAlone = oneByOne.includes(scenario) || (warm_up && level === undefined && group === null);
  return isAlone && image !== null ? { ...cost, inferenceMs: total_ms } : cost;
}
