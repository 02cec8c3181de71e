import type { Sample } from '../report/schema/sample-schema.js';
import type { Statistic } from '../report/schema/scenario-schema.js';
import { describeEach } from './describe-figures.js';
import { measuredSamples } from './measured-samples.js';

/** The whole time of each image; empty unless there are several. */
export function statisticsByImage(samples: readonly Sample[]): Record<string, Statistic> {
  const times: Record<string, number[]> = {};
  for (const { image, total_ms } of measuredSamples(samples)) {
    if (image !== null) (times[image] ??= []).push(total_ms);
  }
  return Object.keys(times).length > 1 ? describeEach(times) : {};
}
