import type { ModelError } from '../report/schema/model-schema.js';
import type { ReadEvents } from './read-event-log.js';
import type { ChildOutcome } from './run-child.js';

/** What went wrong with a measuring process, or null. A caller's abort is nothing wrong. */
export function describeEnd(
  { exitCode, signal, endedBy, lastWords }: ChildOutcome,
  { events, unreadable }: ReadEvents,
  timeoutMs: number,
): ModelError | null {
  const status = { exit_code: exitCode, signal };
  const said = lastWords === '' ? '' : ` It last said: ${lastWords}`;
  if (endedBy === 'abort') return null;
  if (endedBy === 'timeout') {
    const message = `The measuring process was ended: it was still running when the model's ${seconds(timeoutMs)} were over.`;
    return { code: 'TIMEOUT', message: message + said, ...status };
  }
  if (signal !== null) {
    const hint = signal === 'SIGKILL' ? ' The system does that when memory runs out.' : '';
    return {
      code: 'KILLED',
      message: `The measuring process was ended by ${signal}.${hint}${said}`,
      ...status,
    };
  }
  if (exitCode !== 0) {
    return {
      code: 'EXITED',
      message: `The measuring process ended with code ${exitCode}.${said}`,
      ...status,
    };
  }
  if (!events.some(({ type }) => type === 'finished')) {
    const message = 'The measuring process ended before it had measured everything.';
    return { code: 'UNFINISHED', message: message + said, ...status };
  }
  if (unreadable > 0) {
    const message =
      `${unreadable} ${unreadable === 1 ? 'line' : 'lines'} of the measuring process's events cannot be read: ` +
      `something else wrote to its file, or it was built from another version. Build anew.`;
    return { code: 'UNREADABLE_EVENTS', message, ...status };
  }
  return null;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}
