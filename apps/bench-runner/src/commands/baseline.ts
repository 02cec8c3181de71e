import { inRange } from '../options/number-option.js';
import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import type { Command, SubCommand } from './command.js';

export interface BaselineUpdateOptions extends MeasuringCommandOptions {
  variant: string;
  runs?: number | undefined;
}

const updateCommand: SubCommand<BaselineUpdateOptions> = {
  command: 'update <variant>',
  describe: "Measure a model many times and store it as this machine's baseline",
  builder: (yargs) =>
    measuringOptions(yargs)
      .positional('variant', { type: 'string', demandOption: true, describe: 'A model of the workspace' })
      .option('runs', {
        type: 'number',
        requiresArg: true,
        describe: 'Fresh processes to measure [default: 20, the fewest that judge a regression]',
        coerce: inRange('runs', { min: 1, whole: true }),
      }),
  handler: async (options) => {
    const { updateStoredBaseline } = await import('../suite/update-stored-baseline.js');
    await updateStoredBaseline(options);
  },
};

export const baselineCommand: Command<object> = {
  builder: (yargs) =>
    yargs.command(updateCommand).demandCommand(1, 'Which of the baseline commands? See baseline --help.'),
  handler: async () => undefined,
};
