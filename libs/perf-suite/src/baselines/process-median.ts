import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import { median } from '../statistics/sorted-quantile.js';

/** The time that stands for a process, in milliseconds; warm-up is left out, and `null` where nothing else is there. */
export function processMedian({ samples }: Pick<ScenarioResult, 'samples'>): number | null {
  const times = samples.filter(({ warm_up }) => !warm_up).map(({ total_ms }) => total_ms);
  return times.length === 0 ? null : median(times);
}
