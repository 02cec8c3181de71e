import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { answerWithProblems } from './problems/answer-with-problems.js';

/** A whole request must have come in by then, or a slow sender would hold its place for ever. */
const requestTimeoutMs = 30_000;

interface HttpServerOptions {
  readonly maxUploadBytes: number;
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
}

/** Without routes yet. */
export function createHttpServer({ maxUploadBytes, logger }: HttpServerOptions): FastifyInstance {
  const app = fastify({
    logger,
    bodyLimit: maxUploadBytes,
    requestTimeout: requestTimeoutMs,
    // A parameter that is unknown is refused: taken out, a mistyped one would silently change nothing.
    ajv: { customOptions: { removeAdditional: false } },
  });
  answerWithProblems(app);
  return app;
}
