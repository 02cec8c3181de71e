import type { SideEvent, SideSample } from '../side/side-events.js';

/** Those that count. */
export function samplesOf(events: readonly SideEvent[]): SideSample[] {
  return events.filter((event): event is SideSample => event.type === 'sample' && !event.warm_up);
}

/** What is picked of the samples of each image, in the order in which they were taken. */
export function byImage(
  samples: readonly SideSample[],
  pick: (sample: SideSample) => number | undefined,
): Map<number, number[]> {
  const images = new Map<number, number[]>();
  for (const sample of samples) {
    const value = pick(sample);
    if (value === undefined) continue;
    const values = images.get(sample.image);
    if (values) values.push(value);
    else images.set(sample.image, [value]);
  }
  return images;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
