import type { FastifyInstance } from 'fastify';
import { clientGoneStatus } from '../detections/client-gone.js';
import type { ServiceMetrics } from './service-metrics.js';

/** `GET /metrics`, and the counting of all requests. */
export function metricsRoute(app: FastifyInstance, metrics: ServiceMetrics): void {
  app.addHook('onRequest', async (request, { raw }) => {
    raw.once('close', () => {
      // A path that is none of ours would make a time series of its own.
      const route = request.routeOptions.url ?? 'none';
      metrics.count(route, raw.writableEnded ? raw.statusCode : clientGoneStatus);
    });
  });
  app.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
