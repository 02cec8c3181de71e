import { wholeNumber } from '../engine/check-value.js';
import type { EngineOptions } from '../engine/engine-options.js';
import { InvalidOptionError } from '../errors/request-errors.js';
import { memoryLimit } from '../memory/memory-limit.js';
import type { HostEvent } from './host-event.js';

export interface HostedModelOptions extends EngineOptions {
  /** What the model takes with all its workers, in bytes; estimated from its files, and measured, when left out. */
  readonly memoryBytes?: number;
}

export interface ModelHostOptions {
  /** By the names that requests use. */
  readonly models: Readonly<Record<string, HostedModelOptions>>;
  /**
   * What the loaded models may take together. Half of `memoryLimit()` by default: the application and the images in
   * flight need memory too, and the allocator keeps some of what an unloaded model gives back.
   */
  readonly memoryBudgetBytes?: number;
  /** Called soon after each event, in their order. */
  readonly onEvent?: (event: HostEvent) => void;
}

const defaultShare = 0.5;

/** @throws {InvalidOptionError} */
export function budgetOf({ memoryBudgetBytes }: ModelHostOptions, limit = memoryLimit): number {
  if (memoryBudgetBytes === undefined) return Math.floor(limit() * defaultShare);
  return wholeNumber('memoryBudgetBytes', memoryBudgetBytes, 1);
}

/** @throws {InvalidOptionError} */
export function checkModels(models: ModelHostOptions['models']): void {
  if (typeof models !== 'object' || models === null || Object.keys(models).length === 0) {
    throw new InvalidOptionError('models', 'an object with the options of at least one model', models);
  }
  for (const [name, { memoryBytes }] of Object.entries(models)) {
    if (memoryBytes !== undefined) wholeNumber(`models.${name}.memoryBytes`, memoryBytes, 1);
  }
}
