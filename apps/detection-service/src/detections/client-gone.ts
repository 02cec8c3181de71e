import type { FastifyReply } from 'fastify';
import { RequestError } from '../problems/request-error.js';

/** There is no official status for it; nginx made this one common in logs and metrics. */
export const clientGoneStatus = 499;

/**
 * Aborts when the client goes away before it has its answer. Fastify's own `request.signal` is no good here:
 * it aborts as soon as a body has been read to its end.
 */
export function clientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    if (raw.writableEnded) return;
    controller.abort(new RequestError(clientGoneStatus, 'CLIENT_GONE', 'The client went away.'));
  };
  if (raw.destroyed) abort();
  else raw.once('close', abort);
  return controller.signal;
}
