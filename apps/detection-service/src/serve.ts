import type { ServiceOptions } from './command-line/service-options.js';
import { endOnSignal } from './lifecycle/end-on-signal.js';
import { Lifecycle } from './lifecycle/lifecycle.js';
import { openDetector } from './model/open-detector.js';
import { buildService } from './service.js';

const bytesPerMb = 2 ** 20;

/** Resolves once the service listens. */
export async function serve(options: ServiceOptions): Promise<void> {
  const { host, port, deadlineMs, maxUploadMb, drainMs, logLevel } = options;
  const detector = await openDetector(options);
  const lifecycle = new Lifecycle();
  const app = await buildService({
    detector,
    lifecycle,
    deadlineMs,
    maxUploadBytes: maxUploadMb * bytesPerMb,
    logger: { level: logLevel },
  });
  const end = async () => {
    await lifecycle.drain();
    await app.close();
    await detector.close();
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await end();
    throw error;
  }
  endOnSignal({ end, limitMs: drainMs, log: app.log });
}
