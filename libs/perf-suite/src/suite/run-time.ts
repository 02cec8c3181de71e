import type { ModelTime } from '../scenarios/time-plan.js';

/** What a run keeps of its time for its own start, and for the report. */
const ownMs = 3_000;

/**
 * The time of the next of `models` models that are still to be measured. Each has the same share of what is left; one
 * that cannot do everything once in its share may have half of all that is left, while others wait.
 */
export function shareTime(leftMs: number, models: number): ModelTime {
  const ms = Math.max(1, leftMs - ownMs);
  return { ms: ms / models, limitMs: ms / Math.min(2, models) };
}

/** For a whole run: two minutes for up to four models. */
export function runTimeMs(models: number): number {
  return Math.max(120_000, 30_000 * models);
}
