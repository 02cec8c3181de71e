import { parseCallers } from '../options/callers.js';
import { loadOptions, type LoadCommandOptions } from '../options/load-options.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface ConcurrencyOptions extends LoadCommandOptions {
  callers: number[];
  requests: number;
}

export const concurrencyCommand: Command<ConcurrencyOptions> = {
  builder: (yargs) =>
    loadOptions(yargs)
      .option('callers', {
        type: 'string',
        default: '1-10' as unknown as number[],
        requiresArg: true,
        describe: 'How many at a time, such as 1-10 or 1,2,4,8',
        coerce: parseCallers,
      })
      .option('requests', {
        type: 'number',
        default: 50,
        requiresArg: true,
        describe: 'Requests of each number of callers',
        coerce: inRange('requests', { min: 2, whole: true }),
      }),
  handler: async (options) => {
    const { runConcurrency } = await import('../suite/run-load.js');
    await runConcurrency(options);
  },
};
