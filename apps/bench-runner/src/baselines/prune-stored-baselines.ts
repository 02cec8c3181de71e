import { relative } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import { removeBaseline, staleBaselines } from '@framegate/perf-suite';
import type { BaselinePruneOptions } from '../commands/baseline.js';
import type { GlobalOptions } from '../commands/command.js';
import { workspaceRoot } from '../options/workspace-root.js';

/** Names each file before it is removed. */
export async function pruneBaselines(options: GlobalOptions & BaselinePruneOptions): Promise<void> {
  const root = workspaceRoot(options.root);
  const manifests = await new ModelRegistry({ root }).list();
  const stale = await staleBaselines(
    root,
    manifests.map(({ variant }) => variant),
  );
  if (stale.length === 0) process.stdout.write('Every baseline can still be compared with.\n');
  for (const { path, reason } of stale) {
    const action = options.dryRun === true ? 'would remove' : 'removing';
    process.stdout.write(`${action} ${relative(process.cwd(), path)}\n  ${reason}\n`);
    if (options.dryRun !== true) await removeBaseline({ path });
  }
}
