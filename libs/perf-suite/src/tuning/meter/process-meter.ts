import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineOptions } from '@framegate/inference-engine';
import { childEnvironment } from '../../measure/child-environment.js';
import { describeEnd } from '../../measure/describe-end.js';
import { type ChildOutcome, runChild } from '../../measure/run-child.js';
import type { Meter } from '../search/meter.js';
import { type Reading, readingSchema } from './reading-schema.js';
import type { TuneJob } from './tune-job.js';

export interface ProcessMeterOptions {
  /** What to open besides the settings. */
  readonly engine: Omit<EngineOptions, 'model'> & { readonly model: readonly string[] };
  /** Path of the image that is inferred. */
  readonly image: string;
  /** An existing folder for the job and its result. */
  readonly directory: string;
  /** A process that takes longer is ended. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The measuring process's built code. */
  readonly entry?: URL;
}

const builtEntry = () => new URL(import.meta.resolve('#tune-child'));

/** Measures in fresh processes. One that crashes, hangs or runs out of memory is a reading that failed. */
export function processMeter(options: ProcessMeterOptions): Meter {
  const { directory, signal, timeoutMs, entry = builtEntry() } = options;
  const jobPath = join(directory, 'tune.job.json');
  const result = join(directory, 'tune.result.json');
  return async ({ maxBatch, ...settings }, goal) => {
    const engine = { ...options.engine, ...settings, ...(maxBatch !== null && { maxBatch }) };
    const job: TuneJob = {
      goal,
      engine: { ...engine, model: [...engine.model] },
      image: options.image,
      result,
    };
    await rm(result, { force: true });
    await writeFile(jobPath, JSON.stringify(job));
    const env = childEnvironment('timing');
    const outcome = await runChild({ entry, jobPath, env, timeoutMs, signal, onMessage: () => undefined });
    signal.throwIfAborted();
    return readingOf(outcome, await readFile(result, 'utf8').catch(() => null), timeoutMs);
  };
}

function readingOf(outcome: ChildOutcome, written: string | null, timeoutMs: number): Reading {
  const events = written === null ? [] : [{ type: 'finished' } as const];
  const error = describeEnd(outcome, { events, unreadable: 0 }, timeoutMs);
  if (error !== null) return { state: 'failed', reason: error.message };
  return readingSchema.parse(JSON.parse(written ?? ''));
}
