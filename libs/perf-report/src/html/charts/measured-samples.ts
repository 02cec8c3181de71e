import type { Sample } from '@framegate/perf-suite';

/** Answered samples after warm-up: those that the statistics count. */
export function measuredSamples(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ warm_up, outcome }) => !warm_up && (outcome ?? 'answered') === 'answered');
}
