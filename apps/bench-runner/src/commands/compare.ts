import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import type { Command } from './command.js';

export interface CompareCommandOptions extends MeasuringCommandOptions {
  variant?: string | undefined;
  base: string;
  head?: string | undefined;
  output: string;
}

const sides = 'A git ref, a workspace folder, .onnx files or a model.json';

export const compareCommand: Command<CompareCommandOptions> = {
  builder: (yargs) =>
    measuringOptions(yargs)
      .positional('variant', { type: 'string', describe: 'A model of both workspaces' })
      .option('base', {
        type: 'string',
        requiresArg: true,
        demandOption: true,
        describe: `What to compare with. ${sides}`,
      })
      .option('head', {
        type: 'string',
        requiresArg: true,
        describe: 'What may have become slower, the same way [default: this workspace]',
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        default: 'reports/compare.json',
        describe: 'Where the report is written',
      }),
  handler: async (options) => {
    const { runCompare } = await import('../comparing/run-compare.js');
    await runCompare(options);
  },
};
