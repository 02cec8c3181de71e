import type { KeepPolicy } from '@framegate/perf-suite';
import { loadOptions, percentileOption, type LoadCommandOptions } from '../options/load-options.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface CamerasOptions extends LoadCommandOptions {
  cameras?: number | undefined;
  find?: boolean | undefined;
  fps: number;
  deadlineMs?: number | undefined;
  percentile: number;
  keep: KeepPolicy;
  jitter: number;
  frames?: number | undefined;
  seed: number;
}

// Named here, as asking for help must not load the suite.
const policies = ['latest', 'all'] as const satisfies readonly KeepPolicy[];

export const camerasCommand: Command<CamerasOptions> = {
  builder: (yargs) =>
    loadOptions(yargs)
      .option('cameras', {
        type: 'number',
        requiresArg: true,
        describe: 'How many',
        coerce: inRange('cameras', { min: 1, whole: true }),
      })
      .option('find', { type: 'boolean', describe: 'Find how many this machine holds' })
      .option('fps', {
        type: 'number',
        default: 10,
        requiresArg: true,
        describe: 'Frames a second of each',
        coerce: inRange('fps', { min: 0.01 }),
      })
      .option('deadline-ms', {
        type: 'number',
        requiresArg: true,
        describe: "Milliseconds from capture to result [default: the model's target]",
        coerce: inRange('deadline-ms', { min: 0.001 }),
      })
      .option('percentile', percentileOption(95))
      .option('keep', {
        choices: policies,
        default: 'latest' as const,
        describe: 'Whether a newer frame takes the place of one that waits',
      })
      .option('jitter', {
        type: 'number',
        default: 0.1,
        requiresArg: true,
        describe: 'Of the time between frames, how far one may be off',
        coerce: inRange('jitter', { min: 0, max: 0.5 }),
      })
      .option('frames', {
        type: 'number',
        requiresArg: true,
        describe: 'Frames of all cameras, at least [default: 100]',
        coerce: inRange('frames', { min: 1, whole: true }),
      })
      .option('seed', {
        type: 'number',
        default: 1,
        requiresArg: true,
        describe: 'Of the frames',
        coerce: inRange('seed', { min: 0, whole: true }),
      })
      .conflicts('cameras', 'find'),
  handler: async (options) => {
    const { runCameras } = await import('../suite/run-load.js');
    await runCameras(options);
  },
};
