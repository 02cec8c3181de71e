import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';

/** Options that every command has. */
export interface GlobalOptions {
  root?: string | undefined;
}

/** What a command takes and does; its name and description stand in the list of commands. */
export interface Command<Options> {
  readonly builder: (yargs: Argv<GlobalOptions>) => Argv<GlobalOptions & Options>;
  readonly handler: (options: ArgumentsCamelCase<GlobalOptions & Options>) => Promise<void>;
}

/** A command of a command: loaded with it. */
export type SubCommand<Options> = CommandModule<GlobalOptions, GlobalOptions & Options>;

/**
 * A command whose options are loaded when it is asked for: listing the commands must cost no more than
 * reading the arguments.
 */
export function lazyCommand<Options>(
  command: string,
  describe: string,
  load: () => Promise<Command<Options>>,
): SubCommand<Options> {
  return {
    command,
    describe,
    builder: async (yargs) => (await load()).builder(yargs),
    handler: async (options) => (await load()).handler(options),
  };
}
