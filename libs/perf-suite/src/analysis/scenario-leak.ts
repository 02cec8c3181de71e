import { judgeLeak } from '../leaks/judge-leak.js';
import { cycleRule, inferenceRule } from '../leaks/leak-rule.js';
import type { Leak } from '../report/schema/leak-schema.js';
import type { Sample } from '../report/schema/sample-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { measuredSamples } from './measured-samples.js';

/** Whether memory grows with each inference, or with each cycle of opening and closing where there are enough of them. */
export function scenarioLeak(name: ScenarioName, samples: readonly Sample[]): Leak | null {
  const readings = measuredSamples(samples).flatMap(({ held }) => held ?? []);
  if (name === 'leak') return judgeLeak(readings, inferenceRule);
  const hasCycles = name === 'cleanup' && readings.length >= cycleRule.fewestReadings;
  return hasCycles ? judgeLeak(readings, cycleRule) : null;
}
