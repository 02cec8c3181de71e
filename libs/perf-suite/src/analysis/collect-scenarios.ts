import type { MeasureEvent } from '../measure/events.js';
import { type Failure, type ScenarioName, type ScenarioResult } from '../report/schema/scenario-schema.js';
import { allScenarios } from '../scenarios/all-scenarios.js';
import type { Scenario } from '../scenarios/scenario.js';
import { scenarioFigures } from './scenario-figures.js';
import { scenarioLeak } from './scenario-leak.js';
import { recordedFigures, scenarioLevels } from './scenario-levels.js';
import { scenarioStatistics } from './scenario-statistics.js';
import { findSteadiness, labelWarmUp } from './steadiness.js';
import { steadinessFlags } from './steadiness-flags.js';
import { statisticsByImage } from './statistics-by-image.js';

/**
 * What the events of a model say of each of the scenarios that were to be measured. One that began and never ended
 * failed with `ended`: what became of its process.
 */
export function collectScenarios<Name extends ScenarioName>(
  names: readonly Name[],
  events: readonly MeasureEvent[],
  ended: Failure | null,
): Record<Name, ScenarioResult> {
  return Object.fromEntries(
    names.map((name) => {
      const scenario = allScenarios.find((candidate) => candidate.name === name)!;
      return [name, collectScenario(scenario, events, ended)];
    }),
  ) as Record<Name, ScenarioResult>;
}

function collectScenario(
  scenario: Scenario,
  events: readonly MeasureEvent[],
  ended: Failure | null,
): ScenarioResult {
  const { name, mlperf } = scenario;
  const own = events.filter((event) => 'scenario' in event && event.scenario === name);
  const recorded = own.flatMap((event) => (event.type === 'sample' ? [event.sample] : []));
  const steadiness = findSteadiness(name, recorded);
  const samples = [...labelWarmUp(recorded, steadiness)];
  const phases = own.flatMap((event) => (event.type === 'phase' ? [event.phase] : []));
  // One that there was no time for has a flag alone.
  const began = own.some((event) => event.type !== 'flag');
  const end = own.find((event) => event.type === 'scenario-ended');
  const error = end === undefined ? (began ? ended : null) : end.error;
  return {
    name,
    mlperf,
    state: !began ? 'not-run' : end === undefined || end.error !== null ? 'failed' : 'complete',
    error: error && { code: error.code, message: error.message },
    duration_ms: end?.duration_ms ?? null,
    samples,
    statistics: scenarioStatistics(name, samples),
    memory_phases: phases,
    figures: { ...scenarioFigures(name, samples, phases), ...recordedFigures(own, undefined) },
    by_image: statisticsByImage(samples),
    levels: scenarioLevels(scenario, samples, own),
    steadiness,
    leak: scenarioLeak(name, samples),
    integrity: integrityOf(own),
    flags: steadinessFlags(
      own.flatMap((event) => (event.type === 'flag' ? [event.flag] : [])),
      steadiness,
    ),
  };
}

/** Of the same name, the later holds. */
function integrityOf(events: readonly MeasureEvent[]): Record<string, number> {
  return events.reduce((all, event) => (event.type === 'integrity' ? { ...all, ...event.figures } : all), {});
}
