import { inRange } from '../options/number-option.js';
import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import type { Command, SubCommand } from './command.js';

export interface BaselineUpdateOptions extends MeasuringCommandOptions {
  variants?: string[] | undefined;
  all?: boolean | undefined;
  runs?: number | undefined;
  time?: number | undefined;
  resume?: boolean | undefined;
}

export interface BaselineShowOptions {
  variant: string;
  machine?: string | undefined;
}

export interface BaselinePruneOptions {
  dryRun?: boolean | undefined;
}

const updateCommand: SubCommand<BaselineUpdateOptions> = {
  command: 'update [variants..]',
  describe: "Measure models many times and store it as this machine's baseline",
  builder: (yargs) =>
    measuringOptions(yargs)
      .positional('variants', { type: 'string', array: true, describe: 'Models of the workspace' })
      .option('all', { type: 'boolean', describe: 'All models of the workspace' })
      .option('runs', {
        type: 'number',
        requiresArg: true,
        describe: 'Fresh processes to measure [default: 20, the fewest that judge]',
        coerce: inRange('runs', { min: 1, whole: true }),
      })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds for each process [default: 30]',
        coerce: inRange('time', { min: 1 }),
      })
      .option('resume', {
        type: 'boolean',
        describe: 'Go on with what an interrupted update has measured',
      }),
  handler: async (options) => {
    const { updateStoredBaselines } = await import('../baselines/update-stored-baselines.js');
    await updateStoredBaselines(options);
  },
};

const showCommand: SubCommand<BaselineShowOptions> = {
  command: 'show <variant>',
  describe: 'See what a baseline holds, and what a run can be told by it',
  builder: (yargs) =>
    yargs
      .positional('variant', { type: 'string', demandOption: true, describe: 'The model of a baseline' })
      .option('machine', {
        type: 'string',
        requiresArg: true,
        describe: 'Machine of the baseline, as `baseline list` names it [default: this one]',
      }),
  handler: async (options) => {
    const { showBaseline } = await import('../baselines/show-baseline.js');
    await showBaseline(options);
  },
};

const listCommand: SubCommand<object> = {
  command: 'list',
  describe: 'See which baselines there are',
  handler: async (options) => {
    const { printBaselines } = await import('../baselines/print-baselines.js');
    await printBaselines(options);
  },
};

const pruneCommand: SubCommand<BaselinePruneOptions> = {
  command: 'prune',
  describe: 'Remove baselines that no run can be compared with any more',
  builder: (yargs) => yargs.option('dry-run', { type: 'boolean', describe: 'Name them and remove none' }),
  handler: async (options) => {
    const { pruneBaselines } = await import('../baselines/prune-stored-baselines.js');
    await pruneBaselines(options);
  },
};

export const baselineCommand: Command<object> = {
  builder: (yargs) =>
    yargs
      .command(updateCommand)
      .command(showCommand)
      .command(listCommand)
      .command(pruneCommand)
      .demandCommand(1, 'Which of the baseline commands? See baseline --help.'),
  handler: async () => undefined,
};
