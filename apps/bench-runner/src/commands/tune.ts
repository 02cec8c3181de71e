import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface TuneCommandOptions {
  model: string;
  for: 'latency' | 'throughput' | 'both';
  output?: string | undefined;
  time?: number | undefined;
  json?: boolean | undefined;
}

export const tuneCommand: Command<TuneCommandOptions> = {
  builder: (yargs) =>
    yargs
      .positional('model', {
        type: 'string',
        demandOption: true,
        describe: 'A model of the workspace, or its .onnx files, separated by commas',
      })
      .option('for', {
        choices: ['latency', 'throughput', 'both'] as const,
        default: 'both' as const,
        requiresArg: true,
        describe: 'The shortest time of one request, or the most images a second',
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        describe: 'The file to write [default: .framegate/tuning/<model>.json]',
      })
      .option('time', {
        type: 'number',
        requiresArg: true,
        describe: 'Seconds to measure for [default: 90 a goal, more for a slow model]',
        coerce: inRange('time', { min: 1 }),
      })
      .option('json', { type: 'boolean', describe: 'Print what is written to the file' }),
  handler: async (options) => {
    const { runTune } = await import('../tuning/run-tune.js');
    await runTune(options);
  },
};
