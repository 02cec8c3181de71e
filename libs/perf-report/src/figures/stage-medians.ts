import type { ScenarioResult } from '@framegate/perf-suite';

/** What a stage took in the middle of all samples, and its share of all stages' medians. */
export interface StageMedian {
  readonly stage: string;
  readonly medianMs: number;
  readonly share: number;
}

/** Warm-up left out. The order is that of an image's way through the engine. */
export function stageMedians({ samples }: Pick<ScenarioResult, 'samples'>): StageMedian[] {
  const byStage = new Map<string, number[]>();
  for (const { warm_up, stages_ms } of samples) {
    if (warm_up) continue;
    for (const [stage, ms] of Object.entries(stages_ms)) {
      const values = byStage.get(stage);
      if (values) values.push(ms);
      else byStage.set(stage, [ms]);
    }
  }
  const medians = [...byStage].map(([stage, values]) => ({ stage, medianMs: median(values) }));
  const sum = medians.reduce((total, { medianMs }) => total + medianMs, 0);
  return medians.map((entry) => ({ ...entry, share: sum > 0 ? entry.medianMs / sum : 0 }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
