import type { Sample } from '../report/schema/sample-schema.js';
import { kneeOf } from '../statistics/knee.js';
import { answersPerSecond } from './level-figures.js';

/** The callers beyond which more of them cost more latency than they bring throughput; of fewer than two levels nothing is told. */
export function concurrencyFigures(samples: readonly Sample[]): Record<string, number> {
  const callers = [...new Set(samples.flatMap(({ level }) => level ?? []))];
  const points = callers.flatMap((load) => {
    const throughput = answersPerSecond(samples.filter(({ level }) => level === load));
    return throughput === null ? [] : [{ load, throughput }];
  });
  const knee = points.length > 1 ? kneeOf(points) : null;
  return knee === null ? {} : { knee_callers: knee };
}
