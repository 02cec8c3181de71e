import type { Plan } from '../report/schema/plan-schema.js';
import { modelEstimateMs, planEstimateMs, type RunPlan } from './run-plan.js';

/** What the report says of a plan, to the millisecond. */
export function planRecord({ models, budgetMs, dropped, shard, sha256 }: RunPlan): Plan {
  return {
    estimate_ms: Math.round(planEstimateMs(models)),
    budget_ms: budgetMs,
    models: models.map((model) => ({
      variant: model.model.manifest.variant,
      estimate_ms: Math.round(modelEstimateMs(model)),
      cost: {
        source: model.cost.source,
        open_ms: Math.round(model.cost.openMs),
        inference_ms: Math.round(model.cost.inferenceMs * 10) / 10,
      },
      scenarios: model.scenarios.map(({ name, estimateMs, repetitions }) => ({
        name,
        estimate_ms: Math.round(estimateMs),
        repetitions: repetitions?.times ?? null,
      })),
    })),
    dropped: [...dropped],
    shard: shard && { index: shard.index, count: shard.count },
    sha256,
  };
}
