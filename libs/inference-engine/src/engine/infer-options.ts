import { InvalidOptionError } from '../errors/request-errors.js';

export interface InferOptions {
  /** Detections scoring at or below it are dropped, 0…1; the family's published default when left out. */
  readonly threshold?: number;
  /** Milliseconds from the call; after them it rejects with {@link DeadlineExceededError}, wherever it is by then. */
  readonly deadlineMs?: number;
  /** An abort rejects the call with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface BatchOptions extends InferOptions {
  /** Called whenever images are done, with how many are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Timers hold no more: a longer delay would fire at once. */
const longestDelay = 2 ** 31 - 1;

/** @throws {InvalidOptionError} */
export function checkInferOptions({ threshold, deadlineMs }: InferOptions): void {
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) {
    throw new InvalidOptionError('threshold', 'a number from 0 to 1', threshold);
  }
  if (deadlineMs !== undefined && !(deadlineMs > 0 && deadlineMs <= longestDelay)) {
    throw new InvalidOptionError(
      'deadlineMs',
      `a number of milliseconds above 0 and up to ${longestDelay}`,
      deadlineMs,
    );
  }
}
