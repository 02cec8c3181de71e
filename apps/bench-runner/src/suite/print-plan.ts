import { planRecord, planSuite } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { PlanOptions } from '../commands/plan.js';
import { planText } from '../output/plan-text.js';
import { modeRun } from './suite-options.js';

/** Prints what a run would do; nothing is measured or made. */
export async function printPlan(options: GlobalOptions & PlanOptions): Promise<void> {
  const { suite } = await modeRun(options.mode, options);
  const plan = await planSuite(suite);
  process.stdout.write(
    options.json === true ? `${JSON.stringify(planRecord(plan), null, 2)}\n` : planText(plan),
  );
}
