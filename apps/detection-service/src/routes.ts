import type { FastifyInstance } from 'fastify';
import { detectionsRoute } from './detections/detections-route.js';
import type { Detector } from './detections/detector.js';
import { healthRoutes } from './health/health-routes.js';
import type { Admission } from './lifecycle/admission.js';
import { metricsRoute } from './metrics/metrics-route.js';
import { ServiceMetrics } from './metrics/service-metrics.js';

export interface RoutesOptions {
  /** Stays the caller's to close. */
  readonly detector: Detector;
  readonly admission: Admission;
  /** For requests that name none. */
  readonly deadlineMs: number;
}

/** All that the service answers. */
export async function addRoutes(app: FastifyInstance, options: RoutesOptions): Promise<void> {
  const { detector, admission } = options;
  const metrics = new ServiceMetrics(detector);
  // A connection that is kept alive would keep the service from ending.
  app.addHook('onSend', async (_, reply) => {
    if (admission.isDraining) void reply.header('connection', 'close');
  });
  metricsRoute(app, metrics);
  healthRoutes(app, { detector, admission });
  await app.register(detectionsRoute, { ...options, metrics });
}
