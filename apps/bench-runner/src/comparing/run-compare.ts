import { abortOnInterrupt, compareVersions, UnwrittenReportError } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { CompareCommandOptions } from '../commands/compare.js';
import { modelFiles } from '../models/model-files.js';
import { printSummary } from '../output/print-summary.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from '../suite/measuring.js';

/** Compares, prints the verdict on standard output, and leaves its exit code. */
export async function runCompare(options: GlobalOptions & CompareCommandOptions): Promise<void> {
  const { variant, base, head, output } = options;
  const asked = {
    base: (await modelFiles(base)) ?? base,
    ...(head !== undefined && { head: (await modelFiles(head)) ?? head }),
    ...(variant !== undefined && { variant }),
  };
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await compareVersions({
      ...measuring(options),
      ...asked,
      output,
      signal: interrupt.signal,
      onEvent: progress.tell,
    });
    progress.stop();
    printSummary(report);
    process.stdout.write(`Report: ${output}\n`);
    process.exitCode = report.summary.exit_code;
  } catch (error) {
    progress.stop();
    if (error instanceof UnwrittenReportError) printSummary(error.report);
    throw error;
  }
}
