import { now } from '../clock.js';
import type { InferenceAnswer } from '../worker/jobs.js';
import type { Timings } from './inference-result.js';

export type Timed<Found> = Found & { readonly timings: Timings };

/** What a worker found, with the times of the whole way. */
export function timedResults<Found>(
  { startedAt, images }: InferenceAnswer<Found>,
  arrivedAt: number,
): Timed<Found>[] {
  const total = now() - arrivedAt;
  const queue = startedAt - arrivedAt;
  return images.map(({ found, times: { decode, preprocess, inference, postprocess } }) => ({
    ...found,
    timings: { decode, preprocess, queue, inference, postprocess, total },
  }));
}
