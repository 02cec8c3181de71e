import { readdir } from 'node:fs/promises';
import type { Environment } from '../report/schema/environment-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { UsageError } from '../errors/usage-error.js';
import { imagePlans } from '../images/image-plans.js';
import type { Mode } from '../modes/mode.js';
import { modes } from '../modes/modes.js';
import { budgetFor } from '../suite/budget-for.js';
import type { ModelPlan } from '../suite/plan-models.js';
import { plannedMs, runTimeMs } from '../suite/run-time.js';
import type { SuiteOptions } from '../suite/suite-options.js';
import type { Surroundings } from '../suite/surroundings.js';
import { readCostStore, type StoredCost } from './cost-store.js';
import { assumedCost, estimateCost, type EstimatedCost } from './estimate-cost.js';
import { fitBudget, fitEach, fitEvenly } from './fit-time.js';
import { manifestDigest } from './manifest-digest.js';
import { planDigest } from './plan-digest.js';
import { planScenario } from './plan-scenario.js';
import { modelEstimateMs, type PlannedModel, type RunPlan } from './run-plan.js';
import { shardOf } from './split-shards.js';

/** Shards weigh models on a machine that is nobody's, so that all machines split a plan alike. */
const nobodysCores = 4;

/** Scenarios of a model that are to be measured, where that is not all of the mode. */
export type ScenariosOf = (variant: string) => readonly ScenarioName[];

/**
 * What a run would do and how long that takes, without doing any of it.
 * @throws {UsageError} for a shard that cannot be.
 */
export async function makePlan(
  models: readonly ModelPlan[],
  options: SuiteOptions,
  { machine_id, cpu_cores, cpu_quota }: Pick<Environment, 'machine_id' | 'cpu_cores' | 'cpu_quota'>,
  workOf: Surroundings['workOf'],
  scenariosOf?: ScenariosOf,
): Promise<RunPlan> {
  const mode = withScenarios(modeOf(options), options.scenarios);
  const known = (await readCostStore(options.registryRoot)).machines[machine_id] ?? {};
  const cores = Math.max(1, Math.min(cpu_cores, cpu_quota ?? cpu_cores));
  const images = await countImages(options.images, mode);
  const mostWeight = mode.full === undefined ? Infinity : plannedMs(mode.full.modelTimeoutMs);
  const planned: { readonly model: PlannedModel; readonly weight: number }[] = [];
  for (const model of models) {
    const { variant } = model.manifest;
    const manifestSha256 = manifestDigest(model.manifest);
    const own = sameManifest(known[variant], manifestSha256);
    const work = own ?? (await workOf(model.manifest));
    const about = { model, manifestSha256, mode, images, names: scenariosOf?.(variant) ?? mode.scenarios };
    planned.push({
      model: planModel(
        about,
        estimateCost(work, own, Object.values(known), cores),
        own?.durations_ms[mode.name],
      ),
      weight: Math.min(modelEstimateMs(planModel(about, assumedCost(work, nobodysCores))), mostWeight),
    });
  }
  const { shard = null } = options;
  const named = planned.map(({ model, weight }) => ({ name: model.model.manifest.variant, weight }));
  const chosen = shard && new Set(shardOf(named, shard));
  const mine = planned
    .map(({ model }) => model)
    .filter(({ model }) => chosen === null || chosen.has(model.manifest.variant));
  const digests = planned.map(({ model }) => model.manifestSha256).sort();
  return { ...fitTime(mine, mode, options), shard, sha256: planDigest(mode.name, mode.scenarios, digests) };
}

interface AboutModel {
  readonly model: ModelPlan;
  readonly manifestSha256: string;
  readonly mode: Mode;
  readonly images: number;
  readonly names: readonly ScenarioName[];
}

/** @param durations What its scenarios took before. */
function planModel(
  { model, manifestSha256, mode, images, names }: AboutModel,
  cost: EstimatedCost,
  durations: Partial<Record<ScenarioName, number>> = {},
): PlannedModel {
  const budget = budgetFor(model.targets, mode);
  const scenarios = names.map((name) => planScenario(name, cost, budget, images, durations[name]));
  return { model, manifestSha256, cost, scenarios };
}

function fitTime(
  models: readonly PlannedModel[],
  mode: Mode,
  { budgetMs, timeMs, modelTimeoutMs }: SuiteOptions,
): Pick<RunPlan, 'mode' | 'models' | 'budgetMs' | 'timeMs' | 'dropped'> {
  if (budgetMs !== undefined) {
    const fitted = fitBudget(models, budgetMs);
    return { mode: onlyPlanned(mode, fitted.models), ...fitted, budgetMs, timeMs: budgetMs };
  }
  const whole = { mode, budgetMs: null, dropped: [] };
  if (mode.full !== undefined && timeMs === undefined) {
    const ms = plannedMs(modelTimeoutMs ?? mode.full.modelTimeoutMs);
    return { ...whole, ...fitEach(models, ms), timeMs: null };
  }
  const ms = timeMs ?? (mode.timeMs ?? runTimeMs)(models.length);
  return { ...whole, models: fitEvenly(models, ms), timeMs: ms };
}

function onlyPlanned(mode: Mode, models: readonly PlannedModel[]): Mode {
  const names = new Set(models.flatMap(({ scenarios }) => scenarios.map(({ name }) => name)));
  return { ...mode, scenarios: mode.scenarios.filter((name) => names.has(name)) };
}

function modeOf({ mode }: SuiteOptions): Mode {
  return typeof mode === 'string' ? modes[mode] : mode;
}

function withScenarios(mode: Mode, asked: readonly ScenarioName[] | undefined): Mode {
  if (asked === undefined) return mode;
  if (asked.length === 0) throw new UsageError('Expected at least one scenario to measure, got none.');
  return { ...mode, scenarios: [...new Set(asked)] };
}

/** What was measured of a model that has changed since is not about it. */
function sameManifest(known: StoredCost | undefined, sha256: string): StoredCost | undefined {
  return known?.manifest_sha256 === sha256 ? known : undefined;
}

/** A folder that cannot be read is an error of the run, and no worse estimate than another. */
async function countImages(folder: string | undefined, { images = 'standard' }: Mode): Promise<number> {
  if (folder === undefined) return imagePlans[images].length;
  const files = await readdir(folder).catch(() => []);
  return Math.max(1, files.length);
}
