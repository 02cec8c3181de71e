import { stageNames, type StageName } from '../report/schema/sample-schema.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';

export interface StageShare {
  readonly stage: StageName;
  /** Of the whole time, 0 to 1. */
  readonly share: number;
  readonly meanMs: number;
}

/** Where the time of a scenario's inferences went, the largest first; empty without inferences. */
export function stageShares({ statistics }: ScenarioResult): StageShare[] {
  const stages = stageNames.map((stage) => ({ stage, meanMs: statistics[`${stage}_ms`]?.mean ?? 0 }));
  const sum = stages.reduce((total, { meanMs }) => total + meanMs, 0);
  if (sum === 0) return [];
  return stages
    .map(({ stage, meanMs }) => ({ stage, meanMs, share: meanMs / sum }))
    .sort((a, b) => b.share - a.share);
}
