import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './problem.js';
import { RequestError } from './request-error.js';
import { isTooLarge, uploadTooLarge } from './too-large.js';

const soonMs = 1000;

/** Every error that leaves the service is a problem document. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler<Error>((error, request, reply) =>
    sendProblem(isTooLarge(error) ? uploadTooLarge(request, error) : error, request, reply),
  );
  app.setNotFoundHandler((request, reply) => {
    const message = `There is no ${request.method} ${request.url.split('?', 1)[0]}.`;
    return sendProblem(new RequestError(404, 'NOT_FOUND', message), request, reply);
  });
}

function sendProblem(error: Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = toProblem(error);
  if (problem.detail !== error.message) request.log.error(error);
  if (problem.status === 503) {
    const { retryAfterMs = soonMs } = error as { retryAfterMs?: number };
    const waitMs = Number.isFinite(retryAfterMs) ? retryAfterMs : soonMs;
    void reply.header('retry-after', Math.ceil(waitMs / 1000));
  }
  return reply.code(problem.status).type('application/problem+json').send(problem);
}
