import type { FastifyInstance } from 'fastify';
import type { Detector } from '../detections/detector.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { buildService } from '../service.js';

export const maxUploadBytes = 100_000;

/** The service around a detector of the test's; it does not listen yet. */
export async function startService(
  detector: Detector,
): Promise<{ app: FastifyInstance; lifecycle: Lifecycle }> {
  const lifecycle = new Lifecycle();
  const settings = { detector, lifecycle, deadlineMs: 10_000, maxUploadBytes, logger: false };
  return { app: await buildService(settings), lifecycle };
}
