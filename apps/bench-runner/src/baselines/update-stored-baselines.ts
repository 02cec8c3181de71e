import { ModelRegistry } from '@framegate/model-registry';
import { abortOnInterrupt, exitCodes, updateBaseline } from '@framegate/perf-suite';
import type { BaselineUpdateOptions } from '../commands/baseline.js';
import type { GlobalOptions } from '../commands/command.js';
import { describeError } from '../output/fail-with.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from '../suite/measuring.js';
import { UsageError } from '../usage-error.js';

/**
 * One after another. A model that cannot be measured costs its own baseline: the others are updated, and the command ends
 * with the first failure's code.
 */
export async function updateStoredBaselines(options: GlobalOptions & BaselineUpdateOptions): Promise<void> {
  const suite = measuring(options);
  const variants = await chosenVariants(options, suite.registryRoot);
  using interrupt = abortOnInterrupt();
  let exitCode: number = exitCodes.targetsMet;
  for (const variant of variants) {
    using progress = suiteProgress(process.stderr);
    try {
      const { baseline, path, disturbances } = await updateBaseline({
        ...suite,
        variant,
        ...(options.runs !== undefined && { runs: options.runs }),
        ...(options.time !== undefined && { timeMs: options.time * 1000 }),
        ...(options.resume !== undefined && { resume: options.resume }),
        signal: interrupt.signal,
        onEvent: progress.tell,
      });
      progress.stop();
      process.stdout.write(`${path}: ${baseline.processes.length} processes\n`);
      process.stdout.write(disturbanceText(disturbances, baseline.processes.length));
    } catch (error) {
      progress.stop();
      if (interrupt.signal.aborted || variants.length === 1) throw error;
      process.stderr.write(`${variant}: ${describeError(error)}\n`);
      if (exitCode === exitCodes.targetsMet) exitCode = exitCodeOf(error);
    }
  }
  process.exitCode = exitCode;
}

function disturbanceText([first, ...others]: readonly string[], processes: number): string {
  return first === undefined
    ? ''
    : `${others.length + 1} of ${processes} processes were disturbed: ${first}\n` +
        'Take the baseline again on a quieter machine.\n';
}

/** Every name is looked up before the first model is measured. */
async function chosenVariants(
  { variants = [], all = false }: BaselineUpdateOptions,
  root: string,
): Promise<string[]> {
  if (all !== (variants.length === 0)) {
    throw new UsageError(
      `Expected models or --all, got ${all ? 'both' : 'neither'}: bench-runner baseline update yolo11n`,
    );
  }
  const registry = new ModelRegistry({ root });
  if (all) return (await registry.list()).map(({ variant }) => variant);
  for (const variant of variants) await registry.manifest(variant);
  return [...new Set(variants)];
}

function exitCodeOf(error: unknown): number {
  const isCoded = error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number';
  return isCoded ? Number(error.exitCode) : exitCodes.critical;
}
