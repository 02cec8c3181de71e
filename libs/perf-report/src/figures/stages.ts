import type { StageName } from '@framegate/perf-suite';

const position: Readonly<Record<StageName, number>> = {
  decode: 0,
  preprocess: 1,
  queue: 2,
  inference: 3,
  postprocess: 4,
};

/** In the order of an image's way through the engine. */
export const stages = (Object.keys(position) as StageName[]).sort((a, b) => position[a] - position[b]);
