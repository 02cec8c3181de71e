import { InterruptedError } from '../errors/interrupted-error.js';
import { exitCodes } from '../verdicts/exit-codes.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Turns the first Ctrl-C or request to end into an abort, so that the report of what was measured can still be written.
 * Where nothing was begun, what is thrown is an `InterruptedError`. The second one ends this process at once.
 */
export function abortOnInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort(new InterruptedError(`Interrupted by ${name}.`));
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
