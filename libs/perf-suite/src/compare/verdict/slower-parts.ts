import { stageNames } from '../../report/schema/sample-schema.js';
import type { Comparison } from '../../report/schema/comparison-schema.js';
import { median } from '../../statistics/sorted-quantile.js';
import type { MeasuredPair } from '../pairs/measured-pair.js';
import { roundMs } from '../../scenarios/round-ms.js';

/** Medians of the processes of each side, of the stages that both tell of. */
export function comparedStages(pairs: readonly MeasuredPair[]): Comparison['stages'] {
  return stageNames.flatMap((stage) => {
    const of = (arm: 'base' | 'head') => pairs.flatMap((pair) => pair[arm][`${stage}_ms`] ?? []);
    const [base, head] = [of('base'), of('head')];
    if (base.length === 0 || head.length === 0) return [];
    return [{ stage, base_ms: roundMs(median(base)), head_ms: roundMs(median(head)) }];
  });
}

/** The stage that lost most, where any did. */
export function slowestGrownStage(stages: Comparison['stages']): Comparison['stages'][number] | null {
  const [worst] = stages
    .filter(({ base_ms, head_ms }) => head_ms > base_ms)
    .toSorted((a, b) => b.head_ms - b.base_ms - (a.head_ms - a.base_ms));
  return worst ?? null;
}
