import type { Argv } from 'yargs';
import type { GlobalOptions } from '../commands/command.js';
import { parseDuration } from './duration.js';
import { commaSeparated } from './list-option.js';
import { measuringOptions, type MeasuringCommandOptions } from './measuring-options.js';
import { parseShard, type ShardOption } from './shard.js';

/** Options of every command that measures and judges models, and of their plan. */
export interface RunOptions extends MeasuringCommandOptions {
  config?: string | undefined;
  models?: string[] | undefined;
  families?: string[] | undefined;
  affected?: boolean | undefined;
  scenarios?: string[] | undefined;
  /** Milliseconds. */
  budget?: number | undefined;
  shard?: ShardOption | undefined;
  target?: string[] | undefined;
  output?: string | undefined;
  requireVerdict?: boolean | undefined;
  resume?: boolean | undefined;
  /** The report; empty for the one that would be written. */
  retryFailed?: string | undefined;
}

const list = { type: 'string', array: true, requiresArg: true, coerce: commaSeparated } as const;

export function runOptions(
  yargs: Argv<GlobalOptions>,
  { models, output }: { readonly models: string; readonly output: string },
): Argv<GlobalOptions & RunOptions> {
  return measuringOptions(yargs)
    .option('config', {
      type: 'string',
      requiresArg: true,
      describe: 'Settings [default: framegate.config.*, if there]',
    })
    .option('models', { ...list, describe: `Models, with commas [default: ${models}]` })
    .option('families', { ...list, describe: 'All models of these families' })
    .option('affected', { type: 'boolean', describe: 'Models affected by changes, as Nx says' })
    .option('scenarios', { ...list, describe: "Scenarios, with commas [default: the mode's]" })
    .option('budget', {
      type: 'string',
      requiresArg: true,
      describe: 'Cut the plan to a time such as 30m, 90s or 2h',
      coerce: parseDuration,
    })
    .option('shard', {
      type: 'string',
      requiresArg: true,
      describe: 'One part of the plan, such as 1/4, the first of four',
      coerce: parseShard,
    })
    .option('target', {
      type: 'string',
      array: true,
      requiresArg: true,
      describe: 'Another target for all models: inferenceMs=50',
    })
    .option('output', {
      type: 'string',
      requiresArg: true,
      describe: `Report to write [default: ${output}]`,
    })
    .option('require-verdict', {
      type: 'boolean',
      describe: 'End with 3 where any check could not be decided',
    })
    .option('resume', {
      type: 'boolean',
      describe: 'Continue the last interrupted run of the same plan',
    })
    .option('retry-failed', {
      type: 'string',
      describe: 'Measure anew what failed in a report [default: output]',
    })
    .conflicts('models', ['families', 'affected'])
    .conflicts('retry-failed', ['models', 'families', 'affected', 'scenarios', 'shard', 'resume']);
}
