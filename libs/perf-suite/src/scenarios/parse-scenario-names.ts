import { UsageError } from '../errors/usage-error.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { allScenarios } from './all-scenarios.js';

/**
 * Scenarios by our names (`single_inference`, `single-inference`) or MLPerf's (`SingleStream`), in capitals or not. Each once,
 * in the order they run in.
 * @throws {UsageError} for a name that is neither.
 */
export function parseScenarioNames(names: readonly string[]): ScenarioName[] {
  const asked = new Set(names.map(scenarioNamed));
  return allScenarios.flatMap(({ name }) => (asked.has(name) ? [name] : []));
}

function scenarioNamed(text: string): ScenarioName {
  const plain = text.trim().toLowerCase().replaceAll('-', '_');
  const scenario = allScenarios.find(({ name, mlperf }) => name === plain || mlperf?.toLowerCase() === plain);
  if (scenario !== undefined) return scenario.name;
  const ours = allScenarios.map(({ name }) => name).join(', ');
  const theirs = [...new Set(allScenarios.flatMap(({ mlperf }) => mlperf ?? []))].join(', ');
  throw new UsageError(`There is no scenario "${text}". Expected one of ${ours}, or MLPerf's ${theirs}.`);
}
