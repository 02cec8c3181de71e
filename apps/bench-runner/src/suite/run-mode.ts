import { formatSummary, wantsColour } from '@framegate/perf-report';
import {
  abortOnInterrupt,
  exitCodes,
  runSuite,
  type SuiteOptions,
  type Summary,
  UnwrittenReportError,
} from '@framegate/perf-suite';
import { suiteProgress } from '../output/suite-progress.js';

export type ModeRun = Omit<SuiteOptions, 'output' | 'signal' | 'onEvent'> & {
  readonly output: string;
  /** Whether a check that could not be decided is told by the exit code. */
  readonly requireVerdict: boolean;
};

/** Measures, prints the summary on standard output, and leaves the verdict's exit code. */
export async function runMode({ requireVerdict, ...options }: ModeRun): Promise<void> {
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await runSuite({ ...options, signal: interrupt.signal, onEvent: progress.tell });
    progress.stop();
    process.stdout.write(`\n${formatSummary(report, { colour: wantsColour(process.stdout) })}`);
    process.stdout.write(`Report: ${options.output}\n`);
    process.exitCode = exitCodeOf(report.summary, requireVerdict);
  } catch (error) {
    progress.stop();
    if (error instanceof UnwrittenReportError) {
      process.stdout.write(`\n${formatSummary(error.report, { colour: wantsColour(process.stdout) })}`);
    }
    throw error;
  }
}

/** A check too close to call is no reason for red, unless the caller wants every one decided; nothing decided at all is. */
function exitCodeOf({ exit_code, success_rate }: Summary, requireVerdict: boolean): number {
  const isTolerable = exit_code === exitCodes.noVerdict && success_rate !== null && !requireVerdict;
  return isTolerable ? exitCodes.targetsMet : exit_code;
}
