import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { allScenarios } from './all-scenarios.js';

const titles = new Map(allScenarios.map(({ name, title }) => [name, title]));

/** For people. */
export function scenarioTitle(name: ScenarioName): string {
  return titles.get(name) ?? name;
}
