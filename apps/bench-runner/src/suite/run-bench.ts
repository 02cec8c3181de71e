import { abortOnInterrupt, exitCodes, runSuite } from '@framegate/perf-suite';
import type { BenchOptions } from '../commands/bench.js';
import type { GlobalOptions } from '../commands/command.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from './measuring.js';
import { defaultTimeoutMs, plannedShare } from './model-time.js';

/**
 * Ends with 0 once the model was measured, whatever the figures: whoever reads the report judges them.
 * A measurement that failed ends with 1, so that it is not taken for one and cached.
 */
export async function runBench(options: GlobalOptions & BenchOptions): Promise<void> {
  const { variant, output = `reports/${variant}.json` } = options;
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  const suite = measuring(options);
  const report = await runSuite({
    ...suite,
    models: [variant],
    mode: 'quick',
    timeMs: (suite.modelTimeoutMs ?? defaultTimeoutMs) * plannedShare,
    output,
    signal: interrupt.signal,
    onEvent: progress.tell,
  });
  const state = report.results_by_model[variant]?.state;
  if (state === 'interrupted') process.exitCode = exitCodes.interrupted;
  else if (state !== 'measured') process.exitCode = exitCodes.critical;
}
