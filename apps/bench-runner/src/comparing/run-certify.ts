import { abortOnInterrupt, certify, UnwrittenReportError } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { CertifyCommandOptions } from '../commands/certify.js';
import { printSummary } from '../output/print-summary.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from '../suite/measuring.js';
import { smallestModel } from './smallest-model.js';

/** Examines the gate, prints what it found of what was planted, and leaves the verdict's exit code. */
export async function runCertify(options: GlobalOptions & CertifyCommandOptions): Promise<void> {
  const { trials, budget, output } = options;
  const suite = measuring(options);
  const variant = options.variant ?? (await smallestModel(suite.registryRoot));
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await certify({
      ...suite,
      variant,
      ...(trials !== undefined && { trials }),
      ...(budget !== undefined && { timeMs: budget * 60_000 }),
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
