import type { FastifyBaseLogger } from 'fastify';

interface Ending {
  /** Called once; what it gives back says that nothing keeps the process any more. */
  readonly end: () => Promise<void>;
  readonly limitMs: number;
  readonly log: FastifyBaseLogger;
}

/**
 * On SIGTERM or SIGINT the process ends by itself once all is given back. A second signal, or the limit, ends it
 * whatever it does, with exit code 1.
 */
export function endOnSignal({ end, limitMs, log }: Ending): void {
  let isEnding = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (isEnding) giveUp(`A second signal, ${signal}: ending at once.`);
    isEnding = true;
    log.info(`Draining on ${signal}.`);
    // What is waited for keeps the process alive, not the limit.
    setTimeout(() => giveUp(`Not drained after ${limitMs} ms: ending at once.`), limitMs).unref();
    end().then(
      () => log.info('Drained.'),
      (error: unknown) => {
        log.fatal(error, 'Draining failed.');
        process.exitCode = 1;
      },
    );
  };
  const giveUp = (message: string) => {
    log.fatal(message);
    process.exit(1);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
