import { measuringOptions, type MeasuringCommandOptions } from '../options/measuring-options.js';
import { inRange } from '../options/number-option.js';
import type { Command } from './command.js';

export interface CertifyCommandOptions extends MeasuringCommandOptions {
  variant?: string | undefined;
  trials?: number | undefined;
  budget?: number | undefined;
  output: string;
}

export const certifyCommand: Command<CertifyCommandOptions> = {
  builder: (yargs) =>
    measuringOptions(yargs)
      .positional('variant', {
        type: 'string',
        describe: 'The model to compare with itself [default: the smallest]',
      })
      .option('trials', {
        type: 'number',
        requiresArg: true,
        describe: 'Comparisons for each planted slowdown [default: 10]',
        coerce: inRange('trials', { min: 1, whole: true }),
      })
      .option('budget', {
        type: 'number',
        requiresArg: true,
        describe: 'Minutes for all of them: fewer trials where they do not fit',
        coerce: inRange('budget', { min: 1 }),
      })
      .option('output', {
        type: 'string',
        requiresArg: true,
        default: 'reports/certify.json',
        describe: 'Where the report is written',
      }),
  handler: async (options) => {
    const { runCertify } = await import('../comparing/run-certify.js');
    await runCertify(options);
  },
};
