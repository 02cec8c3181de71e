import type { Flag, Steadiness } from '../report/schema/scenario-schema.js';

const code = 'no-steady-state';

/** What is said of a steady state: by all samples where they tell, else by the runs to warm up as they were recorded. */
export function steadinessFlags(flags: readonly Flag[], steadiness: Steadiness | null): Flag[] {
  const isSteady = steadiness?.is_steady ?? null;
  if (isSteady === null) return [...flags];
  const others = flags.filter((flag) => flag.code !== code);
  if (isSteady) return others;
  const message =
    'The time of an inference was on no level for half of the samples: the figures may hold a trend.';
  return [...others, { code, message }];
}
