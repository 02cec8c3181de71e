import type { ImagePipeline, Prompt } from '@framegate/model-family';
import { InvalidOptionError } from '../errors/request-errors.js';
import { priorities, type Priority, type RequestLimits } from '../workers/pending-request.js';
import { checkOneOf, longestDelay } from './check-value.js';
import { checkPrompt } from './check-prompt.js';

export interface RequestOptions {
  /** Milliseconds from the call; after them it rejects with {@link DeadlineExceededError}, wherever it is by then. */
  readonly deadlineMs?: number;
  /** An abort rejects the call with the signal's reason. */
  readonly signal?: AbortSignal;
  /**
   * Which of the waiting requests is served first; `normal` by default, first come first served among equals. Every
   * eighth time it is whichever has waited longest.
   */
  readonly priority?: Priority;
}

export interface InferOptions extends RequestOptions {
  /** Detections scoring at or below it are dropped, 0…1; the family's published default when left out. Only for detectors. */
  readonly threshold?: number;
  /** What to look for in the image, for a model that answers prompts; the family's own default when left out. */
  readonly prompt?: Prompt;
}

export interface BatchOptions extends InferOptions {
  /** Called whenever images are done, with how many are. */
  readonly onProgress?: (done: number, total: number) => void;
}

const keeps = ['latest', 'all'] as const;

export interface StreamOptions extends InferOptions {
  /**
   * `latest` (the default) is for sources that give frames in their own time: a frame that no worker was free for is
   * dropped for the next. `all`: every frame is answered, and the source waits.
   */
  readonly keep?: (typeof keeps)[number];
}

/** @throws {InvalidOptionError} */
export function checkStreamOptions(options: StreamOptions, task: ImagePipeline['task']): void {
  checkInferOptions(options, task);
  checkOneOf('keep', keeps, options.keep);
}

/** @throws {InvalidOptionError} */
export function checkInferOptions(options: InferOptions, task: ImagePipeline['task']): void {
  const { threshold, prompt } = options;
  checkRequestOptions(options);
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) {
    throw new InvalidOptionError('threshold', 'a number from 0 to 1', threshold);
  }
  if (threshold !== undefined && task !== 'detect') {
    throw new InvalidOptionError('threshold', 'left out for a model whose masks are all kept', threshold);
  }
  if (prompt !== undefined && task !== 'segment') {
    throw new InvalidOptionError('prompt', 'left out for a model that answers no prompts', prompt);
  }
  checkPrompt(prompt);
}

/** @throws {InvalidOptionError} */
export function checkRequestOptions({ deadlineMs, priority }: RequestOptions): void {
  checkOneOf('priority', priorities, priority);
  if (deadlineMs !== undefined && !(deadlineMs > 0 && deadlineMs <= longestDelay)) {
    throw new InvalidOptionError(
      'deadlineMs',
      `a number of milliseconds above 0 and up to ${longestDelay}`,
      deadlineMs,
    );
  }
}

export function limitsOf({ deadlineMs, signal, priority }: RequestOptions): RequestLimits {
  return { deadlineMs, signals: signal ? [signal] : [], priority };
}
