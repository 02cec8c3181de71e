import type { Regression } from '../report/schema/regression-schema.js';
import { stageNames } from '../report/schema/sample-schema.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import { median } from '../statistics/sorted-quantile.js';
import type { Baseline } from './baseline-schema.js';
import { significant } from './significant.js';
import { stageMedians } from './summarise-process.js';

/** Where the time of a single inference goes now, and where it went: to find the stage behind a slowdown. */
export function compareStages(
  single: ScenarioResult | undefined,
  { processes }: Pick<Baseline, 'processes'>,
): NonNullable<Regression['stages']> {
  const current = stageMedians(single);
  return stageNames.flatMap((stage) => {
    const value = current[stage];
    const before = processes.flatMap(({ stages_ms }) => stages_ms?.[stage] ?? []);
    if (value === undefined || before.length === 0) return [];
    return [{ stage, value, baseline: significant(median(before)) }];
  });
}
