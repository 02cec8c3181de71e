import type { InferenceAnswer, InferenceJob } from '../worker/jobs.js';
import type { JobCodec } from '../workers/worker-pool.js';
import { PixelSlots } from '../images/pixel-slots.js';
import type { Isolation } from './engine-options.js';
import { HeldFeatures } from './held-features.js';
import { pack, type Request } from './requests.js';
import { settleOutcomes, type Timed } from './settle-outcomes.js';

type EngineCodec = JobCodec<Request, InferenceJob, InferenceAnswer, Timed<unknown>[]>;

/** Pixels and features lie in memory that threads share; to another process they travel, features where it has not got them. */
export function jobCodec(isolation: Isolation): EngineCodec {
  if (isolation === 'thread') {
    const slots = new PixelSlots();
    return {
      pack: (requests, worker) => pack(requests, (pixels, slot) => slots.copy(worker, slot, pixels)),
      unpack: settleOutcomes,
    };
  }
  const held = new HeldFeatures();
  return {
    pack: (requests, worker) =>
      pack(
        requests.map((request) =>
          request.kind === 'segment'
            ? { ...request, features: held.missing(worker, request.features) }
            : request,
        ),
      ),
    unpack(answer, requests, worker) {
      for (const request of requests) {
        if (request.kind === 'encode') held.answered(worker, request.id);
        if (request.kind === 'segment') held.answered(worker, request.features.id);
      }
      return settleOutcomes(answer, requests);
    },
  };
}
