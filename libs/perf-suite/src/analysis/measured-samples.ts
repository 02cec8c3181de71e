import type { Sample } from '../report/schema/sample-schema.js';

/** Warm-up is left out, and what was not answered: a time that is only known to be longer describes nothing. */
export function measuredSamples(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ warm_up, outcome = 'answered' }) => !warm_up && outcome === 'answered');
}
