import { resolve } from 'node:path';
import type { ImageSize } from '@framegate/model-family';
import { threadBudget } from '../cpu/thread-budget.js';
import { InvalidOptionError } from '../errors/request-errors.js';
import { resolveSessionOptions } from '../session/resolve-session-options.js';
import type { SessionOptions } from '../session/session-options.js';
import type { SessionSettings } from '../session/session-settings.js';
import { checkTuningOptions, type TuningOptions } from '../tuning/tuning-options.js';
import type { RestartOptions } from '../workers/restart-limit.js';
import { checkOneOf, longestDelay, wholeNumber } from './check-value.js';
import type { OnEngineEvent } from './engine-event.js';

const isolations = ['thread', 'process'] as const;

/** What a worker is. */
export type Isolation = (typeof isolations)[number];

export interface EngineOptions extends SessionOptions {
  /** Path of the model's .onnx file, or of each of its files in any order. */
  readonly model: string | readonly string[];
  /** Recognised from the model's signature when left out. */
  readonly family?: string;
  /** Sessions that serve requests side by side, each in a worker of its own and with its own copy of the model. 1 by default. */
  readonly workers?: number;
  /**
   * Threads that each session computes with. By default the processors that this process may use, shared among the
   * workers. 0 leaves them to onnxruntime: pinned to the machine's physical cores, one each, whatever the quota.
   */
  readonly threads?: number;
  /**
   * `thread` (the default): quickest, and a crash of native code ends this process. `process`: what a crash, a hang or
   * the lack of memory takes along is one worker process, which is replaced.
   */
  readonly isolation?: Isolation;
  /** Milliseconds after which a worker process that neither opens nor answers is killed. 60,000 by default. */
  readonly hangTimeoutMs?: number;
  /** How many dead workers are replaced, and within how many milliseconds; 5 within 60,000 by default. */
  readonly restarts?: RestartOptions;
  /** Requests that may wait for a worker; one more is refused with {@link QueueFullError}. 1,000 by default. */
  readonly maxQueue?: number;
  /**
   * Images of different requests that may share a run. By default the batch that the model was made for, or 1 where it
   * takes any number.
   */
  readonly maxBatch?: number;
  /** Milliseconds that a free worker waits for a run to fill. 0 by default: requests share a run only where they wait anyway. */
  readonly maxDelayMs?: number;
  /** Only for models whose input size is dynamic. */
  readonly imageSize?: ImageSize;
  /** Images with more pixels are refused before they are decoded. 100 million by default. */
  readonly maxPixels?: number;
  /** A file of options that were measured to suit this model on this machine. */
  readonly tuning?: TuningOptions;
  /** Called with what the engine tells of itself. */
  readonly onEvent?: OnEngineEvent;
}

export interface ResolvedOptions {
  readonly models: readonly string[];
  readonly family: string | undefined;
  readonly workers: number;
  readonly session: SessionSettings;
  readonly isolation: Isolation;
  /** `undefined` where nothing can be killed. */
  readonly hangTimeoutMs: number | undefined;
  readonly restarts: RestartOptions;
  readonly maxQueue: number;
  readonly maxBatch: number | undefined;
  readonly maxDelayMs: number;
  readonly imageSize: ImageSize | undefined;
  readonly maxPixels: number;
}

/** @throws {InvalidOptionError} */
export function resolveOptions(options: EngineOptions, budget = threadBudget()): ResolvedOptions {
  const workers = wholeNumber('workers', options.workers ?? 1, 1);
  const threads = wholeNumber('threads', options.threads ?? Math.max(1, Math.floor(budget / workers)), 0);
  const maxPixels = wholeNumber('maxPixels', options.maxPixels ?? 100e6, 1);
  const { imageSize, restarts = { max: 5, withinMs: 60_000 }, maxBatch } = options;
  if (imageSize) {
    wholeNumber('imageSize.height', imageSize.height, 1);
    wholeNumber('imageSize.width', imageSize.width, 1);
  }
  const { isolation = 'thread' } = options;
  checkOneOf('isolation', isolations, isolation);
  if (options.tuning) checkTuningOptions(options.tuning);
  return {
    models: modelFiles(options.model),
    family: options.family,
    workers,
    session: resolveSessionOptions(options, { threads, spinning: workers * threads <= budget }),
    isolation,
    hangTimeoutMs: hangTimeout(options.hangTimeoutMs, isolation),
    restarts: {
      max: wholeNumber('restarts.max', restarts.max, 0),
      withinMs: wholeNumber('restarts.withinMs', restarts.withinMs, 1, longestDelay),
    },
    maxQueue: wholeNumber('maxQueue', options.maxQueue ?? 1000, 0),
    maxBatch: maxBatch === undefined ? undefined : wholeNumber('maxBatch', maxBatch, 1),
    maxDelayMs: wholeNumber('maxDelayMs', options.maxDelayMs ?? 0, 0, longestDelay),
    imageSize,
    maxPixels,
  };
}

function hangTimeout(value: number | undefined, isolation: Isolation): number | undefined {
  if (isolation === 'process') return wholeNumber('hangTimeoutMs', value ?? 60_000, 1, longestDelay);
  if (value === undefined) return undefined;
  throw new InvalidOptionError(
    'hangTimeoutMs',
    'left out without `isolation: "process"`: a thread cannot be killed',
    value,
  );
}

function modelFiles(model: unknown): string[] {
  const files: unknown[] = Array.isArray(model) ? model : [model];
  if (files.length === 0) throw new InvalidOptionError('model', 'at least one path of an .onnx file', model);
  return files.map((file) => {
    if (typeof file === 'string' && file !== '') return resolve(file);
    throw new InvalidOptionError('model', 'the path of an .onnx file, or an array of such paths', file);
  });
}
