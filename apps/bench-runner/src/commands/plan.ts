import { inRange } from '../options/number-option.js';
import { runOptions, type RunOptions } from '../options/run-options.js';
import type { Command } from './command.js';

const plannedModes = ['quick', 'comprehensive', 'stress'] as const;

export interface PlanOptions extends RunOptions {
  mode: (typeof plannedModes)[number];
  time?: number | undefined;
  json?: boolean | undefined;
}

export const planCommand: Command<PlanOptions> = {
  builder: (yargs) =>
    runOptions(yargs, { models: "the mode's", output: 'reports/<mode>.json' })
      .positional('mode', {
        choices: plannedModes,
        default: 'comprehensive' as const,
        describe: 'What would run',
      })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds for all models',
        coerce: inRange('time', { min: 1 }),
      })
      .option('json', { type: 'boolean', describe: 'As the report would hold it' })
      .conflicts('time', 'budget'),
  handler: async (options) => {
    const { printPlan } = await import('../suite/print-plan.js');
    await printPlan(options);
  },
};
