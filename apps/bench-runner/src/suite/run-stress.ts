import type { GlobalOptions } from '../commands/command.js';
import type { StressOptions } from '../commands/stress.js';
import { measuring } from './measuring.js';
import { runMode } from './run-mode.js';
import { smallestOfEachFamily } from './smallest-of-each-family.js';

const secondsPerModel = 180;

/** Of its share of the time; a model that is still running then hangs. */
const patience = 2;

export async function runStress(options: GlobalOptions & StressOptions): Promise<void> {
  const suite = measuring(options);
  const models = options.models ?? (await smallestOfEachFamily(suite.registryRoot));
  const timeMs = 1000 * (options.time ?? secondsPerModel * models.length);
  await runMode({
    modelTimeoutMs: Math.max(300_000, patience * timeMs),
    ...suite,
    models,
    mode: 'stress',
    timeMs,
    output: options.output,
    requireVerdict: options.requireVerdict === true,
  });
}
