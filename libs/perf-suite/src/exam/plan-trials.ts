import { UsageError } from '../errors/usage-error.js';
import type { CertifyOptions } from './certify-options.js';
import { plantedSlowdowns } from './exam-questions.js';
import { fewestTrials } from './judge-exam.js';

/**
 * Trials of each question that were asked for, or that fit into the time even where each comes to its last look.
 * @throws {UsageError} where not one of each fits.
 */
export function planTrials(
  { trials = fewestTrials, timeMs = Infinity }: Pick<CertifyOptions, 'trials' | 'timeMs'>,
  trialMs: number,
): number {
  const fitting = Math.floor(timeMs / (trialMs * plantedSlowdowns.length));
  if (fitting >= 1) return Math.min(trials, fitting);
  const needed = Math.ceil((trialMs * plantedSlowdowns.length) / 60_000);
  throw new UsageError(
    `Expected time for at least one trial of each question, about ${needed} min, got ${Math.round(timeMs / 60_000)} min.`,
  );
}
