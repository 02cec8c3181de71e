import { modelEstimateMs, type PlannedModel, type RunPlan } from '../plan/run-plan.js';
import type { ModelTime } from '../scenarios/time-plan.js';

/** What a run keeps of its time for its own start, and for the report. */
const ownMs = 3_000;

/** Of a model's timeout. */
const planned = 0.8;

/** What is planned with of the time after which a model is ended, in milliseconds: one that is slow does less before that. */
export function plannedMs(modelTimeoutMs: number): number {
  return planned * modelTimeoutMs;
}

/**
 * The time of the next of `weights.length` models that are still to be measured: a share of what is left, by weight. One that
 * cannot do everything once in its share may have half of all that is left, while others wait.
 */
export function shareTime(leftMs: number, weights: readonly [number, ...number[]]): ModelTime {
  const ms = Math.max(1, leftMs - ownMs);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { ms: (ms * weights[0]) / all, limitMs: ms / Math.min(2, weights.length) };
}

/** How the time of a run is given to its models, one after another. */
export type TimeSharing = (
  elapsedMs: number,
  remaining: readonly [PlannedModel, ...PlannedModel[]],
) => ModelTime;

/**
 * With a budget each model has what was planned for it, which grows or shrinks with what the others took. Without one models share
 * a given time evenly. None has more than its timeout allows.
 * @param remaining At the start: a resumed run has the time of what it has left to do.
 */
export function sharing(
  { timeMs, budgetMs }: RunPlan,
  all: readonly PlannedModel[],
  remaining: readonly PlannedModel[],
  modelTimeoutMs: number,
): TimeSharing {
  const mostMs = plannedMs(modelTimeoutMs);
  if (timeMs === null) return () => ({ ms: mostMs, limitMs: mostMs });
  const weightOf = budgetMs === null ? () => 1 : modelEstimateMs;
  const total = (models: readonly PlannedModel[]) => models.reduce((sum, model) => sum + weightOf(model), 0);
  const wholeMs = (timeMs * total(remaining)) / Math.max(1, total(all));
  return (elapsedMs, [next, ...later]) => {
    const { ms, limitMs } = shareTime(wholeMs - elapsedMs, [weightOf(next), ...later.map(weightOf)]);
    return { ms: Math.min(ms, mostMs), limitMs: Math.min(limitMs, mostMs) };
  };
}

/** For a whole run: two minutes for up to four models. */
export function runTimeMs(models: number): number {
  return Math.max(120_000, 30_000 * models);
}
