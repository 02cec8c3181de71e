import type { SuiteEvent } from '@framegate/perf-suite';
import ora, { type Ora } from 'ora';
import { describeEvent } from './describe-event.js';

export interface SuiteProgress extends Disposable {
  readonly tell: (event: SuiteEvent) => void;
  stop(): void;
}

/**
 * On a terminal one live line under what is done; elsewhere plain lines, without the counting. A terminal that says
 * it has no columns cannot be drawn on.
 */
export function suiteProgress(stream: NodeJS.WriteStream): SuiteProgress {
  const spinner = stream.isTTY && stream.columns > 0 ? ora({ stream, discardStdin: false }) : undefined;
  const stop = () => void spinner?.stop();
  return {
    tell: (event) => (spinner ? showLive(spinner, event) : writeLine(stream, event)),
    stop,
    [Symbol.dispose]: stop,
  };
}

function writeLine(stream: NodeJS.WriteStream, event: SuiteEvent): void {
  const { text, isPassing } = describeEvent(event);
  if (!isPassing) stream.write(`${text}\n`);
}

function showLive(spinner: Ora, event: SuiteEvent): void {
  const { text, isPassing } = describeEvent(event);
  if (event.type === 'model-ended') {
    if (event.result.state === 'measured') spinner.succeed(text);
    else spinner.fail(text);
  } else if (event.type === 'report-written') {
    spinner.stop();
  } else {
    spinner.start(isPassing ? text : `${text} …`);
  }
}
