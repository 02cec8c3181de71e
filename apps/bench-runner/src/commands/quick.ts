import { commaSeparated } from '../options/list-option.js';
import { inRange } from '../options/number-option.js';
import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import type { Command } from './command.js';

export interface QuickOptions extends MeasuringCommandOptions {
  models?: string[] | undefined;
  output: string;
  target?: string[] | undefined;
  requireVerdict?: boolean | undefined;
  time?: number | undefined;
}

export const quickCommand: Command<QuickOptions> = {
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
        default: 'reports/quick.json',
        describe: 'Where the report is written',
      })
      .option('target', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Hold all models to name=number instead, such as inferenceMs=50',
      })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds for all models together [default: 120, or 30 each]',
        coerce: inRange('time', { min: 1 }),
      })
      .option('require-verdict', {
        type: 'boolean',
        describe: 'End with 3 also when single checks could not be decided',
      }),
  handler: async (options) => {
    const { runQuick } = await import('../suite/run-quick.js');
    await runQuick(options);
  },
};
