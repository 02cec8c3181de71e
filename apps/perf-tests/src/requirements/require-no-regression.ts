import {
  baselinePath,
  judgeRegressions,
  readBaseline,
  type Regression,
  type Report,
} from '@framegate/perf-suite';
import { mustSettle } from './must-settle.js';

/**
 * Held to the baselines of the workspace that the sentences are run in, which may be newer than the report.
 * A baseline of another variant that cannot be read is for that variant's sentence to tell.
 */
export async function regressionsOf(report: Report, variant: string): Promise<Regression[]> {
  const variants = Object.keys(report.results_by_model);
  const read = async (name: string) => {
    const path = baselinePath(process.cwd(), report.environment, name);
    const baseline = readBaseline(path);
    return [name, await (name === variant ? baseline : baseline.catch(() => null))] as const;
  };
  return judgeRegressions(report, new Map(await Promise.all(variants.map(read))))[variant] ?? [];
}

/** Why there is no verdict on the figures that decide, a sentence each with its kind; empty where there is one on all. */
export function unsettledOf(variant: string, regressions: readonly Regression[]): string[] {
  if (regressions.length === 0)
    return [`(not-comparable). There is no baseline of ${variant} for this machine.`];
  return regressions
    .filter(({ verdict, advisory }) => !advisory && verdict !== 'pass' && verdict !== 'fail')
    .map(({ verdict, reason }) => `(${verdict}). ${reason}`);
}

/**
 * Passes unless the variant has become worse than its baseline. Where the two do not compare or too little was
 * measured, passes too, and leaves it to the reporter to say so, unless the caller demands a verdict.
 */
export async function requireNoRegression(report: Report, variant: string): Promise<void> {
  const regressions = await regressionsOf(report, variant);
  const failed = regressions.filter(({ verdict, advisory }) => verdict === 'fail' && !advisory);
  if (failed.length > 0) throw new Error(`${variant}: ${failed.map(({ reason }) => reason).join(' ')}`);
  const unsettled = unsettledOf(variant, regressions);
  if (mustSettle() && unsettled.length > 0) {
    throw new Error(`${variant}: no verdict on regression ${unsettled.join(' ')}`);
  }
}
