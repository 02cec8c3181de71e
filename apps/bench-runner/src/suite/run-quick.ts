import type { GlobalOptions } from '../commands/command.js';
import type { QuickOptions } from '../commands/quick.js';
import { parseTargets } from '../options/targets.js';
import { measuring } from './measuring.js';
import { runMode } from './run-mode.js';
import { smallestOfEachFamily } from './smallest-of-each-family.js';

export async function runQuick(options: GlobalOptions & QuickOptions): Promise<void> {
  const suite = measuring(options);
  await runMode({
    ...suite,
    models: options.models ?? (await smallestOfEachFamily(suite.registryRoot)),
    mode: 'quick',
    ...(options.time !== undefined && { timeMs: options.time * 1000 }),
    targets: parseTargets(options.target ?? []),
    output: options.output,
    requireVerdict: options.requireVerdict === true,
  });
}
