import { loadOptions, percentileOption, type LoadCommandOptions } from '../options/load-options.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface ServerOptions extends LoadCommandOptions {
  rate?: number | undefined;
  findPeak?: boolean | undefined;
  targetMs?: number | undefined;
  percentile: number;
  requests?: number | undefined;
  deadlineMs?: number | undefined;
  maxQueue?: number | undefined;
  seed: number;
}

export const serverCommand: Command<ServerOptions> = {
  builder: (yargs) =>
    loadOptions(yargs)
      .option('rate', {
        type: 'number',
        requiresArg: true,
        describe: 'Requests a second [default: 70 % of what a batch shows]',
        coerce: inRange('rate', { min: 0.01 }),
      })
      .option('find-peak', {
        type: 'boolean',
        describe: 'Find the highest rate that keeps the target, beginning with --rate',
      })
      .option('target-ms', {
        type: 'number',
        requiresArg: true,
        describe: "Milliseconds from arrival to answer [default: the model's target]",
        coerce: inRange('target-ms', { min: 0.001 }),
      })
      .option('percentile', percentileOption(95))
      .option('requests', {
        type: 'number',
        requiresArg: true,
        describe: 'Requests of each rate, at least [default: 368; of a trial, what it takes]',
        coerce: inRange('requests', { min: 1, whole: true }),
      })
      .option('deadline-ms', {
        type: 'number',
        requiresArg: true,
        describe: 'Have the engine give requests up after so long',
        coerce: inRange('deadline-ms', { min: 0.001 }),
      })
      .option('max-queue', {
        type: 'number',
        requiresArg: true,
        describe: 'Requests that may wait; one more is refused [default: 1000]',
        coerce: inRange('max-queue', { min: 0, whole: true }),
      })
      .option('seed', {
        type: 'number',
        default: 1,
        requiresArg: true,
        describe: 'Of the arrivals',
        coerce: inRange('seed', { min: 0, whole: true }),
      }),
  handler: async (options) => {
    const { runServer } = await import('../suite/run-load.js');
    await runServer(options);
  },
};
