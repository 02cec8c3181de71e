import type { Sample } from '../report/schema/sample-schema.js';
import type { ScenarioName, Steadiness } from '../report/schema/scenario-schema.js';
import { isSameLevel } from '../scenarios/steady-state.js';
import { changePoints } from '../statistics/change-points.js';
import { median } from '../statistics/sorted-quantile.js';

/** With fewer a change of one in ten cannot be told from chance. */
const fewestSamples = 20;

/** Of the samples after the runs to warm up: what holds for fewer is no steady state. */
const steadyShare = 1 / 2;

/** Scenarios whose samples are sent one by one from the first run of an engine on. */
const warmsUp: readonly ScenarioName[] = ['single_inference'];

/**
 * Where warm-up ended: at the change point after which every level is the last one's, give or take a tenth. It is looked
 * for in the runs to warm up and the measured samples together, by the time of the network alone, as images differ in
 * the others. `null` for a scenario that does not warm up.
 */
export function findSteadiness(name: ScenarioName, samples: readonly Sample[]): Steadiness | null {
  if (!warmsUp.includes(name)) return null;
  const runs = samples.filter(({ warm_up }) => warm_up).length;
  if (samples.length < fewestSamples) return { warm_up_samples: runs, is_steady: null };
  const times = samples.map(({ stages_ms, total_ms }) => stages_ms.inference ?? total_ms);
  const end = Math.max(runs, startOfLastLevel(times));
  const isSteady = samples.length - end >= steadyShare * (samples.length - runs);
  return { warm_up_samples: isSteady ? end : runs, is_steady: isSteady };
}

/** What was measured before the steady state is warm-up, and kept as such. */
export function labelWarmUp(samples: readonly Sample[], steadiness: Steadiness | null): readonly Sample[] {
  if (steadiness === null) return samples;
  return samples.map((sample, index) =>
    index < steadiness.warm_up_samples ? { ...sample, warm_up: true } : sample,
  );
}

function startOfLastLevel(times: readonly number[]): number {
  const bounds = [0, ...changePoints(times), times.length];
  const levels = bounds.slice(1).map((end, index) => median(times.slice(bounds[index], end)));
  const last = levels.at(-1) ?? NaN;
  const different = levels.findLastIndex((level) => !isSameLevel(level, last));
  return bounds[different + 1] ?? 0;
}
