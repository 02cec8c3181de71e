import type { Sample } from '../report/schema/sample-schema.js';
import { measuredSamples } from './measured-samples.js';
import { roundFigure } from './round-figure.js';

/** How many requests came to each end. */
export function outcomeCounts(samples: readonly Sample[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { warm_up, outcome = 'answered' } of samples) {
    if (warm_up) continue;
    const name = outcome.replaceAll('-', '_');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The answers a second; empty where there are too few to tell. */
export function throughputFigures(samples: readonly Sample[]): Record<string, number> {
  const images_per_second = answersPerSecond(samples);
  return images_per_second === null ? {} : { images_per_second };
}

/**
 * From the first answer to the last, as between n answers lie n − 1 times of one; null for fewer than two. Warm-up and whatever
 * is not answered are left out.
 */
export function answersPerSecond(samples: readonly Sample[]): number | null {
  const ends = measuredSamples(samples).map(({ at_ms, total_ms }) => at_ms + total_ms);
  const span =
    ends.reduce((a, b) => Math.max(a, b), -Infinity) - ends.reduce((a, b) => Math.min(a, b), Infinity);
  return ends.length > 1 && span > 0 ? roundFigure((1000 * (ends.length - 1)) / span) : null;
}
