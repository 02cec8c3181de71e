import { abortOnInterrupt, updateBaseline } from '@framegate/perf-suite';
import type { BaselineUpdateOptions } from '../commands/baseline.js';
import type { GlobalOptions } from '../commands/command.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from './measuring.js';

export async function updateStoredBaseline(options: GlobalOptions & BaselineUpdateOptions): Promise<void> {
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  const { baseline, path } = await updateBaseline({
    ...measuring(options),
    variant: options.variant,
    ...(options.runs !== undefined && { runs: options.runs }),
    signal: interrupt.signal,
    onEvent: progress.tell,
  });
  progress.stop();
  process.stdout.write(`${path}: ${baseline.processes.length} processes\n`);
}
