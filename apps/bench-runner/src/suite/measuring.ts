import type { MeasuringOptions } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { MeasuringCommandOptions } from '../options/measuring-options.js';
import { workspaceRoot } from '../options/workspace-root.js';

/** What the suite is told, from what the command was told. */
export function measuring(options: GlobalOptions & MeasuringCommandOptions): MeasuringOptions {
  return {
    registryRoot: workspaceRoot(options.root),
    ...(options.images !== undefined && { images: options.images }),
    ...(options.timeout !== undefined && { modelTimeoutMs: options.timeout * 1000 }),
  };
}
