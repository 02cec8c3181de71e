import type { Levels, ScenarioResult } from '@framegate/perf-suite';

/** What the levels of a scenario count, for axes and headings. */
export const levelTitles: Readonly<Record<Levels['of'], string>> = {
  callers: 'callers',
  images_per_batch: 'images in a batch',
  requests_per_second: 'requests a second',
  cameras: 'cameras',
};

const capacities = /^(?:knee_|peak_per_second|cameras_held)/;

/** The figures that say how much load is held, such as `knee_callers`. */
export function capacityFigures({
  figures,
}: Pick<ScenarioResult, 'figures'>): [name: string, value: number][] {
  return Object.entries(figures).filter(([name]) => capacities.test(name));
}
