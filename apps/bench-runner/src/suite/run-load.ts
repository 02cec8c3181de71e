import {
  abortOnInterrupt,
  camerasMode,
  concurrencyMode,
  exitCodes,
  type Mode,
  type ModelResult,
  runSuite,
  type ScenarioResult,
  serverMode,
} from '@framegate/perf-suite';
import type { CamerasOptions } from '../commands/cameras.js';
import type { GlobalOptions } from '../commands/command.js';
import type { ConcurrencyOptions } from '../commands/concurrency.js';
import type { ServerOptions } from '../commands/server.js';
import type { LoadCommandOptions } from '../options/load-options.js';
import { loadText } from '../output/load-text.js';
import { suiteProgress } from '../output/suite-progress.js';
import { measuring } from './measuring.js';
import { defaultTimeoutMs, plannedShare } from './model-time.js';

export function runServer(options: GlobalOptions & ServerOptions): Promise<void> {
  const { rate, findPeak = false, targetMs, requests, deadlineMs, maxQueue, percentile, seed } = options;
  const mode = serverMode({
    rate: rate ?? null,
    find: findPeak,
    deadlineMs: deadlineMs ?? null,
    maxQueue: maxQueue ?? null,
    // A trial of a search has as many as it takes, unless more are asked for.
    ...((requests !== undefined || findPeak) && { requests: requests ?? 1 }),
    percentile,
    seed,
  });
  return runLoad(options, mode, { targetMs, isSearch: findPeak });
}

export function runCameras(options: GlobalOptions & CamerasOptions): Promise<void> {
  const { cameras = 1, find = false, fps, deadlineMs, frames, percentile, keep, jitter, seed } = options;
  const mode = camerasMode({
    cameras: find ? null : cameras,
    framesPerSecond: fps,
    ...(frames !== undefined && { frames }),
    percentile,
    keep,
    jitter,
    seed,
  });
  return runLoad(options, mode, { targetMs: deadlineMs, isSearch: find });
}

export function runConcurrency(options: GlobalOptions & ConcurrencyOptions): Promise<void> {
  const { callers, requests } = options;
  return runLoad(options, concurrencyMode({ callers, requests }), { targetMs: undefined, isSearch: false });
}

interface Asked {
  /** Instead of the model's real-time target. */
  readonly targetMs: number | undefined;
  readonly isSearch: boolean;
}

/** Measures, prints what came of it on standard output, and leaves the exit code. */
async function runLoad(
  options: GlobalOptions & LoadCommandOptions,
  mode: Mode,
  { targetMs, isSearch }: Asked,
): Promise<void> {
  const { variant } = options;
  const [name] = mode.scenarios;
  const output = options.output ?? `reports/${variant}-${name}.json`;
  using interrupt = abortOnInterrupt();
  using progress = suiteProgress(process.stderr);
  const suite = measuring(options);
  const report = await runSuite({
    ...suite,
    models: [variant],
    mode,
    timeMs: (suite.modelTimeoutMs ?? defaultTimeoutMs) * plannedShare,
    ...(targetMs !== undefined && { targets: { inferenceMs: targetMs } }),
    output,
    signal: interrupt.signal,
    onEvent: progress.tell,
  });
  progress.stop();
  const model = report.results_by_model[variant]!;
  const scenario = model.scenarios[name!]!;
  process.stdout.write(`\n${loadText(model, scenario)}Report: ${output}\n`);
  process.exitCode = exitCodeOf(model, scenario, isSearch || targetMs !== undefined);
}

/** Whether the target was kept decides where one was asked for. */
function exitCodeOf({ state }: ModelResult, { levels }: ScenarioResult, isJudged: boolean): number {
  if (state === 'interrupted') return exitCodes.interrupted;
  if (state !== 'measured') return exitCodes.critical;
  if (!isJudged) return exitCodes.targetsMet;
  const held = levels?.points.map(({ figures }) => figures['held']) ?? [];
  if (held.includes(1)) return exitCodes.targetsMet;
  return held.includes(0) ? exitCodes.warning : exitCodes.noVerdict;
}
