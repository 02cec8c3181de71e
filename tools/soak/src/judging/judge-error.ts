import {
  DeadlineExceededError,
  ImageError,
  InvalidOptionError,
  QueueFullError,
  WorkerCrashedError,
} from '@framegate/inference-engine';
import type { BadImage } from '../images/bad-images.js';
import type { Outcome } from '../requests/outcome.js';
import type { PlannedRequest } from '../requests/planned-request.js';
import type { KilledWorkers } from './killed-workers.js';

export interface Surroundings {
  readonly badImages: readonly BadImage[];
  /** Workers of the engine that was asked. */
  readonly killed: KilledWorkers;
  /** Of that engine. */
  readonly maxQueue: number;
}

/** Whether this error can have come of what was done to the request; anything else is a failure of the engine. */
export function isExplained(
  error: unknown,
  { fate, index }: PlannedRequest,
  { elapsedMs, abortReason }: Outcome,
  { badImages, killed, maxQueue }: Surroundings,
): boolean {
  if (error === abortReason) return fate.kind.startsWith('aborted');
  if (error instanceof InvalidOptionError) return fate.kind === 'bad option';
  if (error instanceof QueueFullError) return error.maxQueue === maxQueue && error.queued >= maxQueue;
  if (error instanceof WorkerCrashedError) return killed.explain(error.message);
  if (error instanceof DeadlineExceededError) {
    return (
      fate.kind === 'deadline' &&
      elapsedMs >= fate.deadlineMs &&
      error.message === `No answer within the deadline of ${fate.deadlineMs} ms.`
    );
  }
  if (error instanceof ImageError && fate.kind === 'bad image') {
    const { code, message } = badImages[fate.bad]!;
    return error.code === code && error.message.startsWith(message(index));
  }
  return false;
}
