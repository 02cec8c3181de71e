import type { Command } from './command.js';

export interface HistoryCommandOptions {
  variant?: string | undefined;
  reports: string;
  machine?: string | undefined;
  output?: string | undefined;
}

export const historyCommand: Command<HistoryCommandOptions> = {
  builder: (yargs) =>
    yargs
      .positional('variant', { type: 'string', describe: 'A model [default: all that were measured]' })
      .option('reports', {
        type: 'string',
        requiresArg: true,
        default: 'reports',
        describe: 'Folder of reports, with the folders in it',
      })
      .option('machine', {
        type: 'string',
        requiresArg: true,
        describe: 'machine_id of the runs [default: this one]',
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        describe: 'Write the history as a report, to be drawn by `report`',
      }),
  handler: async (options) => {
    const { showHistory } = await import('../history/show-history.js');
    await showHistory(options);
  },
};
