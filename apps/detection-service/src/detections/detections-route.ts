import type { FastifyInstance } from 'fastify';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import type { ServiceMetrics } from '../metrics/service-metrics.js';
import { clientGone } from './client-gone.js';
import { detectionsAnswer } from './detections-answer.js';
import { detectionsQuery, type DetectionsQuery, queryError } from './detections-query.js';
import type { Detector } from './detector.js';
import { acceptImages, uploadedImage } from './image-upload.js';

interface DetectionsOptions {
  readonly detector: Detector;
  readonly lifecycle: Lifecycle;
  readonly metrics: ServiceMetrics;
  /** For requests that name none. */
  readonly deadlineMs: number;
}

/** `POST /v1/detections`: an image in, the objects in it out. */
export async function detectionsRoute(app: FastifyInstance, options: DetectionsOptions): Promise<void> {
  const { detector, lifecycle, metrics } = options;
  await acceptImages(app);
  app.addHook('onRequest', async (_, { raw }) => {
    raw.once('close', lifecycle.enter());
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
