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

/** The worker that served the request died; `cause` says of what where that is known. Code `WORKER_CRASHED`. */
export class WorkerCrashedError extends Error {
  override readonly name = 'WorkerCrashedError';
  readonly code = 'WORKER_CRASHED';
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
