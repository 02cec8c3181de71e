import { resolve } from 'node:path';
import type { ImageSize } from '@framegate/model-family';
import { threadBudget } from '../cpu/thread-budget.js';
import { InvalidOptionError } from '../errors/request-errors.js';

export interface EngineOptions {
  /** Path of the model's .onnx file, or of each of its files in any order. */
  readonly model: string | readonly string[];
  /** Recognised from the model's signature when left out. */
  readonly family?: string;
  /** Sessions that serve requests side by side, each in a thread of its own and with its own copy of the model. 1 by default. */
  readonly workers?: number;
  /** Threads that each session computes with. By default the processors that this process may use, shared among the workers. */
  readonly threads?: number;
  /** Only for models whose input size is dynamic. */
  readonly imageSize?: ImageSize;
  /** Images with more pixels are refused before they are decoded. 100 million by default. */
  readonly maxPixels?: number;
}

export interface ResolvedOptions {
  readonly models: readonly string[];
  readonly family: string | undefined;
  readonly workers: number;
  readonly threads: number;
  readonly spinning: boolean;
  readonly imageSize: ImageSize | undefined;
  readonly maxPixels: number;
}

/** @throws {InvalidOptionError} */
export function resolveOptions(options: EngineOptions, budget = threadBudget()): ResolvedOptions {
  const workers = count('workers', options.workers ?? 1);
  const threads = count('threads', options.threads ?? Math.max(1, Math.floor(budget / workers)));
  const maxPixels = count('maxPixels', options.maxPixels ?? 100e6);
  const { imageSize } = options;
  if (imageSize) {
    count('imageSize.height', imageSize.height);
    count('imageSize.width', imageSize.width);
  }
  return {
    models: modelFiles(options.model),
    family: options.family,
    workers,
    threads,
    spinning: workers * threads <= budget,
    imageSize,
    maxPixels,
  };
}

function modelFiles(model: unknown): string[] {
  const files: unknown[] = Array.isArray(model) ? model : [model];
  if (files.length === 0) throw new InvalidOptionError('model', 'at least one path of an .onnx file', model);
  return files.map((file) => {
    if (typeof file === 'string' && file !== '') return resolve(file);
    throw new InvalidOptionError('model', 'the path of an .onnx file, or an array of such paths', file);
  });
}

function count(option: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidOptionError(option, 'a whole number from 1', value);
}
