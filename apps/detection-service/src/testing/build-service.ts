import type { FastifyInstance } from 'fastify';
import type { Detector } from '../detections/detector.js';
import { createHttpServer } from '../http-server.js';
import { Admission } from '../lifecycle/admission.js';
import { addRoutes } from '../routes.js';

export const maxUploadBytes = 100_000;

/** The service around a detector of the test's, for one image at a time and one that waits; it does not listen yet. */
export async function buildService(
  detector: Detector,
  { uploadMs = 30_000 } = {},
): Promise<{ app: FastifyInstance; admission: Admission }> {
  const app = createHttpServer({ maxUploadBytes, uploadMs, logger: false });
  const admission = new Admission({ workers: 1, maxQueue: 1 });
  await addRoutes(app, { detector, admission, deadlineMs: 10_000 });
  return { app, admission };
}
