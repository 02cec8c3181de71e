import type { CommandModule } from 'yargs';

/** Options that every command has. */
export interface GlobalOptions {
  root?: string | undefined;
}

export type Command<Options> = CommandModule<GlobalOptions, GlobalOptions & Options>;
