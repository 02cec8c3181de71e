import type { MeasureEvent } from '../measure/events.js';
import type { Sample } from '../report/schema/sample-schema.js';
import type { Levels, ScenarioName } from '../report/schema/scenario-schema.js';
import type { Scenario } from '../scenarios/scenario.js';
import { outcomeCounts, throughputFigures } from './level-figures.js';
import { scenarioStatistics } from './scenario-statistics.js';

/** The samples of each level described on their own; `null` for a scenario that varies nothing. */
export function scenarioLevels(
  { name, varies }: { readonly name: ScenarioName; readonly varies?: Scenario['varies'] },
  samples: readonly Sample[],
  events: readonly MeasureEvent[] = [],
): Levels | null {
  if (varies === undefined) return null;
  const values = [...new Set(samples.flatMap(({ level }) => level ?? []))].sort((a, b) => a - b);
  const points = values.map((value) => {
    const own = samples.filter(({ level }) => level === value);
    const statistics = scenarioStatistics(name, own);
    // That of a batch is a distribution already.
    const throughput = 'images_per_second' in statistics ? {} : throughputFigures(own);
    const figures = { ...outcomeCounts(own), ...throughput, ...recordedFigures(events, value) };
    return { value, statistics, figures };
  });
  return { of: varies, points };
}

/** What the measuring process said of a level, or of the scenario itself. */
export function recordedFigures(
  events: readonly MeasureEvent[],
  level: number | undefined,
): Record<string, number> {
  const figures = events.filter((event) => event.type === 'figures' && event.level === level);
  return figures.reduce((all, event) => (event.type === 'figures' ? { ...all, ...event.figures } : all), {});
}
