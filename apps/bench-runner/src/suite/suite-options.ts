import { type MeasuringMode, parseScenarioNames, readReport, type SuiteOptions } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import { withConfig } from '../config/with-config.js';
import type { RunOptions } from '../options/run-options.js';
import { parseTargets } from '../options/targets.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { measuring } from './measuring.js';
import { selectModels, type DefaultModels } from './select-models.js';

export type ModeOptions = GlobalOptions & RunOptions & { time?: number | undefined };

/** What a mode measures, and how much of its verdict the caller asks for. */
export interface ModeRun {
  readonly suite: SuiteOptions & { readonly output: string };
  readonly requireVerdict: boolean;
}

const defaultModels: Record<MeasuringMode, DefaultModels> = {
  quick: 'smallest',
  comprehensive: 'all',
  stress: 'smallest',
};

/**
 * What the suite is told: from the command line, then the configuration, then the defaults of the mode.
 * @throws {UsageError} for options or a configuration that cannot be.
 */
export async function modeRun(mode: MeasuringMode, given: ModeOptions): Promise<ModeRun> {
  const root = workspaceRoot(given.root);
  const options = await withConfig(root, mode, given);
  const { shard, budget, time, retryFailed } = options;
  const output = options.output ?? defaultOutput(mode, shard);
  const retry =
    retryFailed === undefined ? undefined : await readReport(retryFailed === '' ? output : retryFailed);
  const models =
    retry === undefined
      ? await selectModels(root, options, defaultModels[mode])
      : Object.keys(retry.results_by_model);
  return {
    suite: {
      ...measuring(options),
      registryRoot: root,
      models,
      mode,
      output,
      targets: parseTargets(options.target ?? []),
      ...(options.scenarios !== undefined && { scenarios: parseScenarioNames(options.scenarios) }),
      ...(budget !== undefined && { budgetMs: budget }),
      ...(time !== undefined && { timeMs: time * 1000 }),
      ...(shard !== undefined && { shard }),
      ...(options.resume === true && { resume: true }),
      ...(retry !== undefined && { retry }),
    },
    requireVerdict: options.requireVerdict === true,
  };
}

/** Shards of one plan on one machine leave a report each. */
function defaultOutput(mode: MeasuringMode, shard: RunOptions['shard']): string {
  return shard === undefined
    ? `reports/${mode}.json`
    : `reports/${mode}-${shard.index}-of-${shard.count}.json`;
}
