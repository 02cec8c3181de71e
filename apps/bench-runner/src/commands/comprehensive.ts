import { runOptions, type RunOptions } from '../options/run-options.js';
import type { Command } from './command.js';

export const comprehensiveCommand: Command<RunOptions> = {
  builder: (yargs) => runOptions(yargs, { models: 'all', output: 'reports/comprehensive.json' }),
  handler: async (options) => {
    const { runMode } = await import('../suite/run-mode.js');
    await runMode('comprehensive', options, { showsPlan: true });
  },
};
