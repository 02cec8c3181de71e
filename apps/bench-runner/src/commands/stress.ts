import { commaSeparated } from '../options/list-option.js';
import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface StressOptions extends MeasuringCommandOptions {
  models?: string[] | undefined;
  output: string;
  requireVerdict?: boolean | undefined;
  time?: number | undefined;
}

export const stressCommand: Command<StressOptions> = {
  builder: (yargs) =>
    measuringOptions(yargs)
      .option('models', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Models, separated by commas [default: the smallest of each family]',
        coerce: commaSeparated,
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        default: 'reports/stress.json',
        describe: 'Where the report is written',
      })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds for all models together [default: 180 each]',
        coerce: inRange('time', { min: 1 }),
      })
      .option('require-verdict', {
        type: 'boolean',
        describe: 'End with 3 also when single checks could not be decided',
      }),
  handler: async (options) => {
    const { runStress } = await import('../suite/run-stress.js');
    await runStress(options);
  },
};
