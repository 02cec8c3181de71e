import type { FastifyInstance } from 'fastify';
import type { Lifecycle } from '../lifecycle/lifecycle.js';
import { drainingError } from '../problems/request-error.js';

/** `GET /healthz`: the process answers. `GET /readyz`: it takes images. */
export function healthRoutes(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    if (lifecycle.isDraining) throw drainingError();
    return { status: 'ready' };
  });
}
