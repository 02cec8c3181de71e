import { UsageError } from '../errors/usage-error.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { Prepared } from '../suite/measure-plans.js';
import type { Targets } from '../targets/targets.js';
import { judgeModel } from '../verdicts/judge-model.js';
import { conditionsOf, differencesOf, type Conditions } from './conditions.js';

/** Variants of which something is missing in a report, each with the scenarios that are. */
export function failedIn({ results_by_model }: Report): Map<string, ScenarioName[]> {
  const failed = new Map<string, ScenarioName[]>();
  for (const { variant, state, scenarios } of Object.values(results_by_model)) {
    if (state === 'measured') continue;
    const names = Object.values(scenarios)
      .filter((scenario) => scenario.state !== 'complete')
      .map(({ name }) => name);
    if (names.length > 0) failed.set(variant, names);
  }
  return failed;
}

/** @throws {UsageError} where what is measured now would be something else than what the report holds. */
export function checkRetry(report: Report, conditions: Conditions, prepared: readonly Prepared[]): void {
  const artifacts = prepared.flatMap(({ resolved }) => {
    const before = resolved && report.results_by_model[resolved.variant]?.artifact;
    return before && before.sha256 !== resolved.artifact.sha256
      ? [`The artifact of ${resolved.variant} is another.`]
      : [];
  });
  const reasons = [
    ...differencesOf(conditionsOf(report.environment, report.images), conditions),
    ...artifacts,
  ];
  if (reasons.length === 0) return;
  throw new UsageError(
    `What failed in the report of ${report.created_at} cannot be measured again within it: its figures and those of ` +
      `now would not be of the same thing. ${reasons.join(' ')} Measure all of it anew.`,
  );
}

/** All models of the report, those that were measured again with what was missing. */
export function withRetried(report: Report, plan: RunPlan, again: readonly ModelResult[]): ModelResult[] {
  const targets = new Map(plan.models.map(({ model }) => [model.manifest.variant, model.targets]));
  const results = new Map(again.map((result) => [result.variant, result]));
  return Object.values(report.results_by_model).map((before) => {
    const result = results.get(before.variant);
    const own = targets.get(before.variant);
    return result && own ? mergeResults(before, result, own) : before;
  });
}

/** Judged anew as a whole; scenarios that had been measured are as they were. */
function mergeResults(before: ModelResult, again: ModelResult, targets: Targets): ModelResult {
  const merged = { ...again, scenarios: { ...before.scenarios, ...again.scenarios } };
  return {
    ...merged,
    checks: judgeModel(merged, targets),
    operators: again.operators ?? before.operators,
  };
}

export function retriedNote(report: Report, again: readonly ModelResult[]): string {
  const names = again.map(({ variant }) => variant).join(', ');
  return `What had failed in the report of ${report.created_at} was measured again: ${names}.`;
}
