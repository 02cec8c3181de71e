import type { Sample } from '../report/schema/sample-schema.js';
import type { Levels, ScenarioName } from '../report/schema/scenario-schema.js';
import type { Scenario } from '../scenarios/scenario.js';
import { scenarioStatistics } from './scenario-statistics.js';

/** The samples of each level described on their own; `null` for a scenario that varies nothing. */
export function scenarioLevels(
  { name, varies }: { readonly name: ScenarioName; readonly varies?: Scenario['varies'] },
  samples: readonly Sample[],
): Levels | null {
  if (varies === undefined) return null;
  const values = [...new Set(samples.flatMap(({ level }) => level ?? []))].sort((a, b) => a - b);
  const points = values.map((value) => ({
    value,
    statistics: scenarioStatistics(
      name,
      samples.filter(({ level }) => level === value),
    ),
    figures: {},
  }));
  return { of: varies, points };
}
