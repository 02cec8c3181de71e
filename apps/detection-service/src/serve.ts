import type { ServiceOptions } from './command-line/service-options.js';
import { createHttpServer } from './http-server.js';
import { Admission } from './lifecycle/admission.js';
import { endOnSignal } from './lifecycle/end-on-signal.js';
import { openDetector } from './model/open-detector.js';
import { addRoutes } from './routes.js';

const bytesPerMb = 2 ** 20;

/** Resolves once the service listens. */
export async function serve(options: ServiceOptions): Promise<void> {
  const { host, port, deadlineMs, maxUploadMb, uploadMs, drainMs, logLevel } = options;
  const app = createHttpServer({
    maxUploadBytes: maxUploadMb * bytesPerMb,
    uploadMs,
    logger: { level: logLevel },
  });
  const detector = await openDetector(options, app.log);
  const admission = new Admission(options);
  const end = async () => {
    await admission.drain();
    await app.close();
    await detector.close();
  };
  try {
    await addRoutes(app, { detector, admission, deadlineMs });
    await app.listen({ host, port });
  } catch (error) {
    await end();
    throw error;
  }
  endOnSignal({ end, limitMs: drainMs, log: app.log });
}
