import { listBaselines, readEnvironment } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { baselineList } from '../output/baseline-list.js';

export async function printBaselines(options: GlobalOptions): Promise<void> {
  const root = workspaceRoot(options.root);
  const [stored, { machine_id }] = await Promise.all([listBaselines(root), readEnvironment(root)]);
  process.stdout.write(baselineList(stored, machine_id));
}
