import type { Summary } from '../report/schema/report-schema.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** Where something is missing nothing has passed; what is worse than that stays. */
export function withMissing(summary: Summary, missing: readonly string[]): Summary {
  if (missing.length === 0 || summary.verdict !== 'pass') return summary;
  return {
    ...summary,
    verdict: 'inconclusive',
    exit_code: exitCodes.noVerdict,
    reason: `What there is met all targets. ${missing.join(' ')}`,
  };
}
