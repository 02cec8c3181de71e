import type { ErrorMessage } from '../errors/error-message.js';

/** To a worker. One job at a time: the next is sent after the last one's answer. */
export type ToThread<Job> = { readonly type: 'job'; readonly job: Job } | { readonly type: 'close' };

/** From a worker: first whether it started, then one message for each job. */
export type FromThread<Answer> =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'failure'; readonly error: ErrorMessage };
