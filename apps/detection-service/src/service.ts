import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { detectionsRoute } from './detections/detections-route.js';
import type { Detector } from './detections/detector.js';
import { healthRoutes } from './health/health-routes.js';
import type { Lifecycle } from './lifecycle/lifecycle.js';
import { metricsRoute } from './metrics/metrics-route.js';
import { ServiceMetrics } from './metrics/service-metrics.js';
import { answerWithProblems } from './problems/answer-with-problems.js';

/** A whole request must have come in by then, or a slow sender would hold its connection for ever. */
const requestTimeoutMs = 30_000;

export interface ServiceSettings {
  readonly detector: Detector;
  readonly lifecycle: Lifecycle;
  readonly deadlineMs: number;
  readonly maxUploadBytes: number;
  readonly logger: NonNullable<FastifyServerOptions['logger']>;
}

/** The HTTP side of the service, ready to listen or to be injected into. The engine stays the caller's to close. */
export async function buildService(settings: ServiceSettings): Promise<FastifyInstance> {
  const { detector, lifecycle, deadlineMs, maxUploadBytes, logger } = settings;
  const app = fastify({
    logger,
    bodyLimit: maxUploadBytes,
    requestTimeout: requestTimeoutMs,
    // A parameter that is unknown is refused: taken out, a mistyped one would silently change nothing.
    ajv: { customOptions: { removeAdditional: false } },
  });
  const metrics = new ServiceMetrics();
  answerWithProblems(app);
  // A connection that is kept alive would keep the service from ending.
  app.addHook('onSend', async (_, reply) => {
    if (lifecycle.isDraining) void reply.header('connection', 'close');
  });
  metricsRoute(app, metrics);
  healthRoutes(app, lifecycle);
  await app.register(detectionsRoute, { detector, lifecycle, metrics, deadlineMs });
  return app;
}
