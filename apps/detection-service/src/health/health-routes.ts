import type { FastifyInstance } from 'fastify';
import type { Detector } from '../detections/detector.js';
import type { Admission } from '../lifecycle/admission.js';
import { drainingError, RequestError } from '../problems/request-error.js';

interface HealthOptions {
  readonly detector: Detector;
  readonly admission: Admission;
}

/** `GET /healthz`: the process answers. `GET /readyz`: it takes images. */
export function healthRoutes(app: FastifyInstance, { detector, admission }: HealthOptions): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    if (admission.isDraining) throw drainingError();
    if (detector.stats.workers === 0) {
      throw new RequestError(503, 'NO_WORKER', 'All workers died; another is started in a while.');
    }
    return { status: 'ready' };
  });
}
