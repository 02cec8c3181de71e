import { listBaselines, readEnvironment } from '@framegate/perf-suite';
import type { BaselineShowOptions } from '../commands/baseline.js';
import type { GlobalOptions } from '../commands/command.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { baselineText } from '../output/baseline-text.js';
import { UsageError } from '../usage-error.js';

export async function showBaseline(options: GlobalOptions & BaselineShowOptions): Promise<void> {
  const root = workspaceRoot(options.root);
  const machine = options.machine ?? (await readEnvironment(root)).machine_id;
  const ofVariant = (await listBaselines(root)).filter(({ variant }) => variant === options.variant);
  const stored = ofVariant.find((candidate) => candidate.machine === machine);
  if (stored === undefined) throw new UsageError(missing(options.variant, machine, ofVariant));
  if (stored.baseline instanceof Error) throw stored.baseline;
  process.stdout.write(baselineText(stored.baseline, machine));
}

function missing(variant: string, machine: string, others: readonly { machine: string }[]): string {
  const elsewhere =
    others.length === 0
      ? `Measure it with \`bench-runner baseline update ${variant}\`.`
      : `There is one for --machine ${others.map((other) => other.machine).join(', ')}.`;
  return `There is no baseline of ${variant} for the machine ${machine}. ${elsewhere}`;
}
