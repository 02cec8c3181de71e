import { readEnvironment } from '../environment/read-environment.js';
import { UsageError } from '../errors/usage-error.js';
import { makePlan } from '../plan/make-plan.js';
import type { RunPlan } from '../plan/run-plan.js';
import { failedIn } from '../resume/retry.js';
import { checkTargetOverrides } from '../targets/check-target-overrides.js';
import { planModels } from './plan-models.js';
import type { SuiteOptions } from './suite-options.js';
import { surroundings, type Surroundings } from './surroundings.js';

/**
 * What `runSuite` would do, and how long that takes, measuring nothing.
 * @throws {UsageError} for what was asked wrongly.
 */
export function planSuite(options: SuiteOptions): Promise<RunPlan> {
  return planSuiteIn(surroundings, options);
}

/** {@link planSuite} with surroundings of the caller's. */
export async function planSuiteIn(world: Surroundings, options: SuiteOptions): Promise<RunPlan> {
  const { registryRoot, retry } = options;
  const targets = checkTargetOverrides(options.targets ?? {});
  const failed = retry && failedIn(retry);
  if (failed?.size === 0) {
    throw new UsageError(
      `Nothing failed in the report of ${retry?.created_at}: there is nothing to measure again.`,
    );
  }
  const variants = failed === undefined ? options.models : [...failed.keys()];
  const models = await planModels(variants, world.registry(registryRoot), world.sizeClassOf, targets);
  const environment = await readEnvironment(registryRoot);
  const scenariosOf = failed && ((variant: string) => failed.get(variant) ?? []);
  return makePlan(models, options, environment, world.workOf, scenariosOf);
}
