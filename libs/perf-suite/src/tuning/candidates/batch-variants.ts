import type { TunedSettings } from '@framegate/inference-engine';

const sizes = [2, 4, 8] as const;

/** For a model that takes any number of images, when many wait: a run is then full without anybody waiting for it. */
export function batchVariants(base: TunedSettings): TunedSettings[] {
  return sizes.map((maxBatch) => ({ ...base, maxBatch }));
}
