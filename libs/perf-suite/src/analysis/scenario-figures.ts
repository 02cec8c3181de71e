import type { Sample } from '../report/schema/sample-schema.js';
import type { MemoryPhaseRecord, ScenarioName } from '../report/schema/scenario-schema.js';
import { concurrencyFigures } from './concurrency-figures.js';
import { cleanupFigures, memoryFigures } from './memory-figures.js';
import { isStressScenario, stressFigures } from './stress/stress-figures.js';

/** Single figures of a scenario; none for those that have distributions alone. */
export function scenarioFigures(
  name: ScenarioName,
  samples: readonly Sample[],
  phases: readonly MemoryPhaseRecord[],
): Record<string, number> {
  if (name === 'batch') return batchFigures(samples);
  if (isStressScenario(name)) return stressFigures(name, samples, phases);
  if (name === 'memory') return memoryFigures(samples, phases);
  if (name === 'concurrency') return concurrencyFigures(samples);
  return name === 'cleanup' ? cleanupFigures(phases) : {};
}

/** All batches of the size that is judged have as many images. */
function batchFigures(samples: readonly Sample[]): Record<string, number> {
  const [first] = samples;
  if (first === undefined) return {};
  return { batch_size: samples.filter(({ group }) => group === first.group).length };
}
