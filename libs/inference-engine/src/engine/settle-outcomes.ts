import { now } from '../clock.js';
import { fromErrorMessage } from '../errors/error-message.js';
import type { InferenceAnswer, Outcome } from '../worker/jobs.js';
import type { Timings } from './inference-result.js';
import { imagesIn, type Request } from './requests.js';

export type Timed<Found> = Found & { readonly timings: Timings };

/** What a request has of an answer: with the times of the whole way, or the error of the first image that failed. */
export type Settled = PromiseSettledResult<Timed<unknown>[]>;

/** Each request's own part of what a worker found for several. */
export function settleOutcomes(
  { startedAt, images }: InferenceAnswer,
  requests: readonly Request[],
): Settled[] {
  const answeredAt = now();
  let taken = 0;
  return requests.map((request) => {
    const own = images.slice(taken, (taken += imagesIn(request)));
    return settle(own, { queue: startedAt - request.arrivedAt, total: answeredAt - request.arrivedAt });
  });
}

function settle(outcomes: readonly Outcome<unknown>[], whole: Pick<Timings, 'queue' | 'total'>): Settled {
  const value: Timed<unknown>[] = [];
  for (const outcome of outcomes) {
    if ('error' in outcome) return { status: 'rejected', reason: fromErrorMessage(outcome.error) };
    const { decode, preprocess, inference, postprocess } = outcome.times;
    const timings: Timings = {
      decode,
      preprocess,
      queue: whole.queue,
      inference,
      postprocess,
      total: whole.total,
    };
    value.push({ ...(outcome.found as object), timings });
  }
  return { status: 'fulfilled', value };
}
