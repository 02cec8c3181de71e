import {
  abortOnInterrupt,
  type MeasuringOptions,
  type Report,
  UnwrittenReportError,
} from '@framegate/perf-suite';
import { printSummary } from '../output/print-summary.js';
import { suiteProgress } from '../output/suite-progress.js';

/** Measures, prints the verdict on standard output, and leaves its exit code. */
export async function measureAndPrint(
  output: string,
  measure: (watch: Pick<MeasuringOptions, 'signal' | 'onEvent'>) => Promise<Report>,
): Promise<void> {
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await measure({ signal: interrupt.signal, onEvent: progress.tell });
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
