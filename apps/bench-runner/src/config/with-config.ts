import type { ModeConfig } from '@framegate/perf-suite/config';
import type { MeasuringMode } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import { parseDuration } from '../options/duration.js';
import type { RunOptions } from '../options/run-options.js';
import { parseShard } from '../options/shard.js';
import { UsageError } from '../usage-error.js';
import { loadConfig } from './load-config.js';

/** Options that choose models: whoever gives one of them on the command line wants none of the others from a file. */
const choosing = ['models', 'families', 'affected', 'retryFailed'] as const;

/**
 * The options of a command, those left out as the configuration has them: what it says of the mode before what it says of all.
 * @throws {UsageError} for a configuration that cannot be used.
 */
export async function withConfig<Options extends GlobalOptions & RunOptions & { time?: number | undefined }>(
  root: string,
  mode: MeasuringMode,
  options: Options,
): Promise<Options> {
  const { quick, comprehensive, stress, ...shared } = await loadConfig(root, options.config);
  const settings: ModeConfig = { ...shared, ...{ quick, comprehensive, stress }[mode] };
  const fromFile = asOptions(settings);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  if (choosing.some((name) => name in given)) for (const name of choosing) delete fromFile[name];
  const settled = { ...options, ...fromFile, ...given };
  if (settled.models !== undefined && (settled.families !== undefined || settled.affected === true)) {
    throw new UsageError('The configuration has models as well as families or affected: keep one of them.');
  }
  return settled;
}

function asOptions({ target, budget, shard, ...settings }: ModeConfig): RunOptions & { time?: number } {
  const options: RunOptions = { ...settings };
  if (target !== undefined) {
    options.target = Object.entries(target).map(([name, value]) => `${name}=${value}`);
  }
  if (budget !== undefined) options.budget = parseDuration(budget);
  if (shard !== undefined) options.shard = parseShard(shard);
  return options;
}
