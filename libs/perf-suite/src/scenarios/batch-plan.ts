import type { Cost } from './cost.js';

/** How many images a batch has, and whether there is time for one more batch than wanted, to warm up. */
export interface BatchPlan {
  readonly size: number;
  readonly warmUp: boolean;
}

/** A single image is no batch. */
export const smallestBatch = 2;

/** Smaller batches rather than fewer, as a median takes six; `ms` is the time for all of them. */
export function planBatches(
  { size: wanted, batches }: { readonly size: number; readonly batches: number },
  ms: number,
  { inferenceMs }: Cost,
): BatchPlan {
  const images = inferenceMs > 0 ? Math.max(0, ms) / inferenceMs : Infinity;
  const size = Math.min(wanted, Math.max(smallestBatch, Math.floor(images / (batches + 1))));
  return { size, warmUp: size * (batches + 1) <= images };
}
