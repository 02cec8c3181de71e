import type { Argv } from 'yargs';
import type { GlobalOptions } from '../commands/command.js';
import { measuringOptions, type MeasuringCommandOptions } from './measuring-options.js';
import { inRange } from './number-option.js';

/** Options of every command that puts one model under load. */
export interface LoadCommandOptions extends MeasuringCommandOptions {
  variant: string;
  output?: string | undefined;
}

export function loadOptions(yargs: Argv<GlobalOptions>): Argv<GlobalOptions & LoadCommandOptions> {
  return measuringOptions(yargs)
    .positional('variant', { type: 'string', demandOption: true, describe: 'A model of the workspace' })
    .option('output', {
      type: 'string',
      requiresArg: true,
      describe: 'Where the report is written [default: reports/<variant>-<command>.json]',
    });
}

/** Of a target in time. */
export const percentileOption = <Default extends number>(standard: Default) =>
  ({
    type: 'number',
    default: standard,
    requiresArg: true,
    describe: 'How many of a hundred must keep it',
    coerce: inRange('percentile', { min: 1, max: 99.99 }),
  }) as const;
