import { inspect } from 'node:util';

/** No answer within `deadlineMs`. Code `DEADLINE`. */
export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError';
  readonly code = 'DEADLINE';

  constructor(deadlineMs: number) {
    super(`No answer within the deadline of ${deadlineMs} ms.`);
  }
}

/** The engine was closed before or while the request was served. Code `CLOSED`. */
export class EngineClosedError extends Error {
  override readonly name = 'EngineClosedError';
  readonly code = 'CLOSED';

  constructor() {
    super('The engine is closed. Open another one to go on.');
  }
}

/** As many requests wait as may. Try again later, or elsewhere. Code `QUEUE_FULL`. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
  readonly code = 'QUEUE_FULL';
  readonly queued: number;
  readonly maxQueue: number;
  readonly workers: number;

  constructor({ queued, maxQueue, workers }: { queued: number; maxQueue: number; workers: number }) {
    super(
      `The queue is full: ${queued} of at most ${maxQueue} requests wait (\`maxQueue\`) for ${workers} ${workers === 1 ? 'worker' : 'workers'}. ` +
        'Try again later, or send fewer at once.',
    );
    this.queued = queued;
    this.maxQueue = maxQueue;
    this.workers = workers;
  }
}

/** A prompt makes no sense for the image; the message says what was expected of it. Code `PROMPT_INVALID`. */
export class PromptError extends Error {
  override readonly name = 'PromptError';
  readonly code = 'PROMPT_INVALID';
}

/** An option has a value that it cannot have. Code `INVALID_OPTION`. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly code = 'INVALID_OPTION';

  constructor(option: string, expected: string, got: unknown) {
    super(`Expected \`${option}\` to be ${expected}, got ${describe(got)}.`);
  }
}

function describe(value: unknown): string {
  const shown =
    typeof value === 'string' ? value : inspect(value, { breakLength: Infinity, maxArrayLength: 4 });
  return `${shown} (${typeof value})`;
}
