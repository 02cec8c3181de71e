import type { Command } from './command.js';

export interface MergeOptions {
  files: string[];
  output: string;
}

export const mergeCommand: Command<MergeOptions> = {
  builder: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Report files (JSON), such as those of all shards',
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        default: 'reports/merged.json',
        describe: 'Report to write',
      }),
  handler: async (options) => {
    const { mergeToFile } = await import('../reports/merge-to-file.js');
    await mergeToFile(options);
  },
};
