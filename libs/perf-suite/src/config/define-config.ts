import type { Config } from './config-schema.js';

/** Gives an editor the types of a configuration; what is in it is checked when it is loaded. */
export function defineConfig(config: Config): Config {
  return config;
}
