import {
  baselinePath,
  judgeRegression,
  readBaseline,
  type RegressionVerdict,
  type Report,
} from '@framegate/perf-suite';
import { mustSettle } from './must-settle.js';

/** Held to the baselines of the workspace that the sentences are run in. */
export async function regressionVerdict(report: Report, variant: string): Promise<RegressionVerdict> {
  const baseline = await readBaseline(baselinePath(process.cwd(), report.environment, variant));
  return judgeRegression(report, variant, baseline);
}

/**
 * Passes unless the variant has become slower than its baseline. Where the two do not compare or too little was
 * measured, passes too, and leaves it to the reporter to say so, unless the caller demands a verdict.
 */
export async function requireNoRegression(report: Report, variant: string): Promise<void> {
  const { verdict, reason } = await regressionVerdict(report, variant);
  if (verdict === 'pass') return;
  if (verdict === 'fail') throw new Error(`${variant}: ${reason}`);
  if (mustSettle()) throw new Error(`${variant}: no verdict on regression (${verdict}). ${reason}`);
}
