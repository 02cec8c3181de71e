import type { Mode } from '../modes/mode.js';
import type { Wish } from '../scenarios/time-plan.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { ModelPlan } from '../suite/plan-models.js';
import type { EstimatedCost } from './estimate-cost.js';

/** Its wish is what it was measured or estimated to take. */
export interface PlannedScenario extends Wish {
  readonly name: ScenarioName;
  /** How often it does its thing where there is time; null where that depends on what it finds. */
  readonly repetitions: { readonly times: number; readonly what: string } | null;
  /** As planned: from what everything once takes to what all of it does. */
  readonly estimateMs: number;
}

export interface PlannedModel {
  readonly model: ModelPlan;
  readonly manifestSha256: string;
  readonly cost: EstimatedCost;
  readonly scenarios: readonly PlannedScenario[];
}

/** One part of a plan that several machines share. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What a run sets out to do, and how long that may take. */
export interface RunPlan {
  /** With the scenarios that are planned. */
  readonly mode: Mode;
  readonly models: readonly PlannedModel[];
  /** What it is to fit into; null where none was asked. */
  readonly budgetMs: number | null;
  /** That ends it, whatever was planned; null where each model has its own timeout alone. */
  readonly timeMs: number | null;
  /** What did not fit in, as sentences. */
  readonly dropped: readonly string[];
  readonly shard: Shard | null;
  /** Over the models and scenarios of the whole plan, whatever the shard. */
  readonly sha256: string;
}

/** For its own start, and for the report. */
const ownMs = 3_000;

export function modelEstimateMs({ cost, scenarios }: PlannedModel): number {
  return scenarios.reduce((sum, { estimateMs }) => sum + estimateMs, cost.overheadMs);
}

export function planEstimateMs(models: readonly PlannedModel[]): number {
  return models.reduce((sum, model) => sum + modelEstimateMs(model), ownMs);
}
