import type { Summary } from '../report/schema/report-schema.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { counted, formatShare } from './format-number.js';

/** All that the verdict on a run depends on. Shares are 0 to 1, `null` where nothing could be decided. */
export interface Outcome {
  readonly interrupted: boolean;
  readonly successRate: number | null;
  readonly minSuccessRate: number;
  readonly complianceRate: number | null;
  readonly minComplianceRate: number;
  /** Leaks that were measured, as against memory that was not. */
  readonly leaks: number;
  /** Variants that became worse than their baseline. */
  readonly regressed: readonly string[];
  readonly failed: number;
  readonly inconclusive: number;
}

export type Decision = Pick<Summary, 'verdict' | 'reason'> & { readonly exit_code: ExitCode };

/** The gravest that holds: interrupted, critical, warning, no verdict, all targets met. */
export function decideExit(outcome: Outcome): Decision {
  const { successRate, minSuccessRate, complianceRate, minComplianceRate, leaks, failed, inconclusive } =
    outcome;
  if (outcome.interrupted) {
    return {
      verdict: 'interrupted',
      exit_code: exitCodes.interrupted,
      reason: 'Interrupted: what was measured is kept.',
    };
  }
  if (successRate !== null && successRate < minSuccessRate) {
    const reason = `${formatShare(successRate)} of the checks passed; asked is ${formatShare(minSuccessRate)}.`;
    return { verdict: 'critical', exit_code: exitCodes.critical, reason };
  }
  if (leaks > 0) {
    return { verdict: 'critical', exit_code: exitCodes.critical, reason: 'A memory leak was measured.' };
  }
  if (outcome.regressed.length > 0) {
    const reason = `Worse than the baseline: ${outcome.regressed.join(', ')}.`;
    return { verdict: 'critical', exit_code: exitCodes.critical, reason };
  }
  if (complianceRate !== null && complianceRate < minComplianceRate) {
    const reason = `${formatShare(complianceRate)} of the single inferences were in real time; asked is ${formatShare(minComplianceRate)}.`;
    return { verdict: 'warning', exit_code: exitCodes.warning, reason };
  }
  if (failed > 0) {
    return {
      verdict: 'warning',
      exit_code: exitCodes.warning,
      reason: `${counted(failed, 'check')} missed the target.`,
    };
  }
  if (successRate === null || inconclusive > 0) {
    const reason =
      inconclusive === 0
        ? 'Nothing was held to a target.'
        : `${counted(inconclusive, 'check')} could not be decided by these samples.`;
    return { verdict: 'inconclusive', exit_code: exitCodes.noVerdict, reason };
  }
  return { verdict: 'pass', exit_code: exitCodes.targetsMet, reason: 'All targets are met.' };
}
