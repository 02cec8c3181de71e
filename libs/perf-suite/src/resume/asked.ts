import type { RunPlan } from '../plan/run-plan.js';
import type { SuiteOptions } from '../suite/suite-options.js';
import type { Asked } from './run-record.js';

/** What identifies a run: it is continued by whoever asks for the same. */
export function askedOf({ mode, sha256, shard, budgetMs }: RunPlan, options: SuiteOptions): Asked {
  return {
    mode: mode.name,
    plan_sha256: sha256,
    shard: shard && `${shard.index}/${shard.count}`,
    images: options.images ?? null,
    targets: JSON.stringify(Object.entries(options.targets ?? {}).sort()),
    time_ms: options.timeMs ?? null,
    budget_ms: budgetMs,
  };
}
