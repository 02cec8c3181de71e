import {
  abortOnInterrupt,
  exitCodes,
  failedIn,
  type MeasuringMode,
  type Report,
  runSuite,
  type Summary,
  UnwrittenReportError,
} from '@framegate/perf-suite';
import { planText } from '../output/plan-text.js';
import { printSummary } from '../output/print-summary.js';
import { suiteProgress } from '../output/suite-progress.js';
import { modeRun, type ModeOptions, type ModeRun } from './suite-options.js';

/** Measures, prints the summary on standard output, and leaves the verdict's exit code. */
export async function runMode(
  mode: MeasuringMode,
  options: ModeOptions,
  { showsPlan }: { readonly showsPlan: boolean },
): Promise<void> {
  const run = await modeRun(mode, options);
  const nothing = reasonForNothing(run.suite);
  if (nothing !== null) return void process.stdout.write(`${nothing}\n`);
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await runSuite({
      ...run.suite,
      signal: interrupt.signal,
      onEvent(event) {
        if (event.type === 'planned' && showsPlan) process.stderr.write(`${planText(event.plan)}\n`);
        else progress.tell(event);
      },
    });
    progress.stop();
    printSummary(report);
    process.stdout.write(closingLines(report, run));
    process.exitCode = exitCodeOf(report.summary, run.requireVerdict);
  } catch (error) {
    progress.stop();
    if (error instanceof UnwrittenReportError) printSummary(error.report);
    throw error;
  }
}

function reasonForNothing({ models, retry }: ModeRun['suite']): string | null {
  if (retry !== undefined && failedIn(retry).size === 0) return 'Nothing failed: nothing is measured again.';
  return models.length === 0 ? 'No model is affected: nothing is measured.' : null;
}

function closingLines({ summary }: Report, { suite }: ModeRun): string {
  return [
    `Report: ${suite.output}`,
    ...(summary.verdict === 'interrupted' ? ['Continue: the same command with --resume'] : []),
    '',
  ].join('\n');
}

/** A check too close to call is no reason for red, unless the caller wants every one decided; nothing decided at all is. */
function exitCodeOf({ exit_code, success_rate }: Summary, requireVerdict: boolean): number {
  const isTolerable = exit_code === exitCodes.noVerdict && success_rate !== null && !requireVerdict;
  return isTolerable ? exitCodes.targetsMet : exit_code;
}
