import type { Metric, ModelResult } from '@framegate/perf-suite';
import { mustSettle } from './must-settle.js';

/**
 * Passes when the suite found the metric on the right side of its target. Where it could reach no verdict, passes
 * too, and leaves it to the reporter to say so, unless the caller demands a verdict. A metric that was not even
 * checked never passes.
 */
export function requireCheck({ variant, checks }: ModelResult, metric: Metric): void {
  const check = checks.find((candidate) => candidate.metric === metric);
  if (check === undefined) throw new Error(`${variant}: the report holds no check of ${metric}.`);
  if (check.verdict === 'pass') return;
  if (check.verdict === 'fail') throw new Error(`${variant}: ${check.reason}`);
  if (mustSettle()) throw new Error(`${variant}: no verdict on ${metric}. ${check.reason}`);
}
