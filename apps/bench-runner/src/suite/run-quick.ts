import {
  abortOnInterrupt,
  exitCodes,
  runSuite,
  type Summary,
  UnwrittenReportError,
} from '@framegate/perf-suite';
import { formatSummary, wantsColour } from '@framegate/perf-report';
import type { GlobalOptions } from '../commands/command.js';
import type { QuickOptions } from '../commands/quick.js';
import { parseTargets } from '../options/targets.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from './measuring.js';
import { smallestOfEachFamily } from './smallest-of-each-family.js';

/** Measures, prints the summary on standard output, and leaves the verdict's exit code. */
export async function runQuick(options: GlobalOptions & QuickOptions): Promise<void> {
  const suite = measuring(options);
  const models = options.models ?? (await smallestOfEachFamily(suite.registryRoot));
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  try {
    const report = await runSuite({
      ...suite,
      models,
      mode: 'quick',
      ...(options.time !== undefined && { timeMs: options.time * 1000 }),
      targets: parseTargets(options.target ?? []),
      output: options.output,
      signal: interrupt.signal,
      onEvent: progress.tell,
    });
    progress.stop();
    process.stdout.write(`\n${formatSummary(report, { colour: wantsColour(process.stdout) })}`);
    process.stdout.write(`Report: ${options.output}\n`);
    process.exitCode = exitCodeOf(report.summary, options.requireVerdict === true);
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
