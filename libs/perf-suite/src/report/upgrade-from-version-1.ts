import { scenarioStatistics } from '../analysis/scenario-statistics.js';
import { statisticsByImage } from '../analysis/statistics-by-image.js';
import type { Sample } from './schema/sample-schema.js';
import type { ScenarioName } from './schema/scenario-schema.js';

type Json = Record<string, unknown>;

/**
 * A report of schema version 1 as one of version 2: statistics are computed anew from its samples, and what was not
 * measured then is absent. What does not look like a report is left for the schema to refuse.
 */
export function upgradeFromVersion1(document: unknown): unknown {
  if (!isObject(document)) return document;
  const added = { schema_version: 2, plan: null, comparisons: [], exam: null, trends: [] };
  return { ...document, ...added, results_by_model: mapValues(document['results_by_model'], upgradeModel) };
}

function upgradeModel(model: Json): Json {
  return {
    ...model,
    regressions: [],
    operators: null,
    scenarios: mapValues(model['scenarios'], upgradeScenario),
  };
}

function upgradeScenario(scenario: Json, name: string): Json {
  if (!Array.isArray(scenario['samples'])) return scenario;
  const samples = scenario['samples'].map((sample: Json) => upgradeSample(sample)) as unknown as Sample[];
  return {
    ...scenario,
    samples,
    statistics: scenarioStatistics(name as ScenarioName, samples),
    by_image: statisticsByImage(samples),
    levels: null,
    steadiness: null,
    leak: null,
    integrity: {},
  };
}

function upgradeSample({ unanswered, ...sample }: Json): Json {
  return unanswered === true ? { ...sample, outcome: 'given-up' } : sample;
}

function mapValues(value: unknown, upgrade: (value: Json, key: string) => Json): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isObject(one) ? upgrade(one, key) : one]),
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
