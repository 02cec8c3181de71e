import { stageNames, type StageName } from '../report/schema/sample-schema.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';

export interface StageShare {
  readonly stage: StageName;
  /** Of the whole time, 0 to 1. */
  readonly share: number;
  readonly meanMs: number;
}

/** Where the time of a scenario's inferences went, the largest first; empty without inferences. */
export function stageShares(scenario: ScenarioResult): StageShare[] {
  return sharesOf(scenario, stageNames);
}

/** {@link stageShares} without waiting, which is no work: the images of a batch all wait for one another. */
export function workShares(scenario: ScenarioResult): StageShare[] {
  return sharesOf(
    scenario,
    stageNames.filter((stage) => stage !== 'queue'),
  );
}

function sharesOf({ statistics }: ScenarioResult, names: readonly StageName[]): StageShare[] {
  const stages = names.map((stage) => ({ stage, meanMs: statistics[`${stage}_ms`]?.mean ?? 0 }));
  const sum = stages.reduce((total, { meanMs }) => total + meanMs, 0);
  if (sum === 0) return [];
  return stages
    .map(({ stage, meanMs }) => ({ stage, meanMs, share: meanMs / sum }))
    .sort((a, b) => b.share - a.share);
}
