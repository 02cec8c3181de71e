import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { answerMalformed } from './problems/malformed-request.js';
import { answerWithProblems } from './problems/answer-with-problems.js';

interface HttpServerOptions {
  readonly maxUploadBytes: number;
  /** In which a whole request must have come in, or a slow sender would hold its place for ever. */
  readonly uploadMs: number;
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
}

/** Without routes yet. */
export function createHttpServer({ maxUploadBytes, uploadMs, logger }: HttpServerOptions): FastifyInstance {
  const app = fastify({
    logger,
    bodyLimit: maxUploadBytes,
    requestTimeout: uploadMs,
    // Node takes the longer of both times for the request, and by default looks at them every 30 seconds.
    http: { headersTimeout: uploadMs, connectionsCheckingInterval: Math.min(uploadMs, 1000) },
    clientErrorHandler: answerMalformed,
    // A parameter that is unknown is refused: taken out, a mistyped one would silently change nothing.
    ajv: { customOptions: { removeAdditional: false } },
  });
  answerWithProblems(app);
  return app;
}
