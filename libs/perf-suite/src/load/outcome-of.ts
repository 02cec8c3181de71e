import type { Outcome } from '../report/schema/sample-schema.js';

type Unanswered = Exclude<Outcome, 'answered'>;

/** Errors of the engine that are the load's doing, and no failure of the service. */
const byCode: Readonly<Record<string, Unanswered>> = { QUEUE_FULL: 'refused', DEADLINE: 'timed-out' };

/** What became of a request that was rejected; `givenUp` is what it was aborted with, if it was. */
export function outcomeOf(error: unknown, givenUp: unknown): Unanswered {
  if (givenUp !== undefined && error === givenUp) return 'given-up';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return byCode[code] ?? 'failed';
}
