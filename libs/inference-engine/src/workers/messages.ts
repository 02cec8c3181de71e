import type { ErrorMessage } from '../errors/error-message.js';

/** To a worker: first what to open, then one job at a time: the next is sent after the last one's answer. */
export type ToWorker<Job> =
  | { readonly type: 'open'; readonly setup: object }
  | { readonly type: 'job'; readonly job: Job }
  | { readonly type: 'close' };

/** From a worker: first whether it opened, then one message for each job. */
export type FromWorker<Answer> =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'failure'; readonly error: ErrorMessage };
