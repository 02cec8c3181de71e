import { UsageError } from '../errors/usage-error.js';
import type { CertifyOptions } from './certify-options.js';
import { fewestTrials } from './judge-exam.js';

/**
 * Trials of each question that were asked for, or that fit into the time; `roundMs` is what one trial of each takes at most,
 * about.
 * @throws {UsageError} where not one of each fits.
 */
export function planTrials(
  { trials = fewestTrials, timeMs = Infinity }: Pick<CertifyOptions, 'trials' | 'timeMs'>,
  roundMs: number,
): number {
  const fitting = Math.floor(timeMs / roundMs);
  if (fitting >= 1) return Math.min(trials, fitting);
  throw new UsageError(
    `Expected time for at least one trial of each question, about ${Math.ceil(roundMs / 60_000)} min, ` +
      `got ${Math.round(timeMs / 60_000)} min.`,
  );
}
