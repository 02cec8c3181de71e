import { inRange } from '../options/number-option.js';
import { runOptions, type RunOptions } from '../options/run-options.js';
import type { Command } from './command.js';

export interface StressOptions extends RunOptions {
  /** Seconds. */
  time?: number | undefined;
}

export const stressCommand: Command<StressOptions> = {
  builder: (yargs) =>
    runOptions(yargs, { models: 'the smallest of each family', output: 'reports/stress.json' })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds for all models [default: 300 each]',
        coerce: inRange('time', { min: 1 }),
      })
      .conflicts('time', 'budget'),
  handler: async (options) => {
    const { runMode } = await import('../suite/run-mode.js');
    await runMode('stress', options, { showsPlan: false });
  },
};
