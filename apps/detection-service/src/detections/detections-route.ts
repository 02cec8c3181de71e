import type { FastifyInstance } from 'fastify';
import type { ServiceMetrics } from '../metrics/service-metrics.js';
import type { RoutesOptions } from '../routes.js';
import { clientGone } from './client-gone.js';
import { detectionsAnswer } from './detections-answer.js';
import { detectionsQuery, type DetectionsQuery, queryError } from './detections-query.js';
import { acceptImages, uploadedImage } from './image-upload.js';

interface DetectionsOptions extends RoutesOptions {
  readonly metrics: ServiceMetrics;
}

/** `POST /v1/detections`: an image in, the objects in it out. */
export async function detectionsRoute(app: FastifyInstance, options: DetectionsOptions): Promise<void> {
  const { detector, admission, metrics } = options;
  await acceptImages(app);
  app.addHook('onRequest', async (_, { raw }) => {
    raw.once('close', admission.enter());
  });
  app.post<{ Querystring: DetectionsQuery }>(
    '/v1/detections',
    {
      schema: { querystring: detectionsQuery, response: { 200: detectionsAnswer } },
      schemaErrorFormatter: queryError,
    },
    async (request, reply) => {
      const signal = clientGone(reply);
      const image = await uploadedImage(request);
      const { threshold, deadlineMs = options.deadlineMs } = request.query;
      const limits = { deadlineMs, signal };
      const result = await detector.infer(image, threshold === undefined ? limits : { ...limits, threshold });
      metrics.observe(result.timings);
      return result;
    },
  );
}
