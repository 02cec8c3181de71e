import type { Argv } from 'yargs';
import { inRange } from './number-option.js';
import type { GlobalOptions } from '../commands/command.js';

/** Options of every command that measures. */
export interface MeasuringCommandOptions {
  images?: string | undefined;
  timeout?: number | undefined;
}

export function measuringOptions(yargs: Argv<GlobalOptions>): Argv<GlobalOptions & MeasuringCommandOptions> {
  return yargs
    .option('images', {
      type: 'string',
      requiresArg: true,
      describe: 'Folder of images to measure on [default: generated ones]',
    })
    .option('timeout', {
      type: 'number',
      requiresArg: true,
      describe: 'Seconds for one model [default: 300, in full 3600]',
      coerce: inRange('timeout', { min: 1 }),
    });
}
