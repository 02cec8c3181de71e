import { STATUS_CODES } from 'node:http';

/** What a request failed of, as `application/problem+json` (RFC 9457); `code` is an extension for programs. */
export interface Problem {
  /** `about:blank`: the status says what kind of problem it is, and `code` which. */
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** Of the engine's errors. */
const engineStatuses: Readonly<Record<string, number>> = {
  IMAGE_UNREADABLE: 422,
  IMAGE_CORRUPT: 422,
  IMAGE_TOO_LARGE: 413,
  QUEUE_FULL: 503,
  CLOSED: 503,
  RESTART_LIMIT: 503,
  DEADLINE: 504,
  WORKER_CRASHED: 502,
  MODEL_RUN: 500,
  MODEL_OUTPUT: 500,
};

/** Faults keep their messages to themselves: those name paths and what else is nobody's business outside. */
const details: Readonly<Record<string, string>> = {
  WORKER_CRASHED: 'What worked on this request died, and is replaced. It may be sent again.',
  RESTART_LIMIT: 'All workers died; another is started in a while.',
};
const fault = 'The service failed on this request; its log says of what.';

export function toProblem(error: unknown): Problem {
  const { code = '', statusCode, message } = error as { code?: string; statusCode?: number; message: string };
  const known = engineStatuses[code] ?? statusCode;
  const status = known ?? 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: status === 500 ? fault : (details[code] ?? message),
    code: known === undefined ? 'INTERNAL' : code,
  };
}
