import type { Sample } from '../../report/schema/sample-schema.js';
import { theilSen } from '../../statistics/theil-sen.js';
import { roundFigure } from '../round-figure.js';

/** Cycles after warm-up that a trend takes. */
export const fewestTrend = 3;

/** What more of the system's things a process holds after its last cycle than after warm-up, and its trend a cycle. */
export function heldFigures(samples: readonly Sample[]): Record<string, number> {
  const cycles = samples.filter(({ warm_up }) => !warm_up);
  return {
    ...held(
      'threads',
      cycles.flatMap(({ threads }) => threads ?? []),
    ),
    ...held(
      'descriptors',
      cycles.flatMap(({ descriptors }) => descriptors ?? []),
    ),
  };
}

function held(what: string, readings: readonly number[]): Record<string, number> {
  const [first] = readings;
  const last = readings.at(-1);
  if (first === undefined || last === undefined || readings.length < fewestTrend) return {};
  const { low, high } = theilSen(readings);
  return {
    [`kept_${what}`]: last - first,
    [`kept_${what}_low`]: roundFigure(low * (readings.length - 1)),
    [`kept_${what}_high`]: roundFigure(high * (readings.length - 1)),
  };
}
