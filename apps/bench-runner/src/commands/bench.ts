import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import type { Command } from './command.js';

export interface BenchOptions extends MeasuringCommandOptions {
  variant: string;
  output?: string | undefined;
}

export const benchCommand: Command<BenchOptions> = {
  builder: (yargs) =>
    measuringOptions(yargs)
      .positional('variant', { type: 'string', demandOption: true, describe: 'A model of the workspace' })
      .option('output', {
        type: 'string',
        requiresArg: true,
        describe: 'Where the report is written [default: reports/<variant>.json]',
      }),
  handler: async (options) => {
    const { runBench } = await import('../suite/run-bench.js');
    await runBench(options);
  },
};
