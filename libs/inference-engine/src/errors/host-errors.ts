/** What the figures of a {@link MemoryBudgetError} are about. */
export interface RefusedModel {
  readonly name: string;
  readonly bytes: number;
  /** How its bytes are known, such as "estimated for 2 workers". */
  readonly source: string;
}

interface LoadedModel {
  readonly name: string;
  readonly bytes: number;
}

/** A model does not fit the host's memory budget, not even alone; nothing was loaded or unloaded for it. Code `MEMORY_BUDGET`. */
export class MemoryBudgetError extends Error {
  override readonly name = 'MemoryBudgetError';
  readonly code = 'MEMORY_BUDGET';
  readonly model: string;
  readonly neededBytes: number;
  readonly budgetBytes: number;

  constructor(model: RefusedModel, budgetBytes: number, loaded: readonly LoadedModel[]) {
    const others = loaded.map(({ name, bytes }) => `${name} ${megabytes(bytes)}`).join(', ') || 'nothing';
    super(
      `${model.name} needs ${megabytes(model.bytes)} (${model.source}), and the memory budget is ${megabytes(budgetBytes)}; ` +
        `loaded now: ${others}. Raise \`memoryBudgetBytes\`, open the model with fewer workers, ` +
        'or say in its `memoryBytes` what it takes if you know better.',
    );
    this.model = model.name;
    this.neededBytes = model.bytes;
    this.budgetBytes = budgetBytes;
  }
}

/** The host has no model of that name. Code `UNKNOWN_MODEL`. */
export class UnknownModelError extends Error {
  override readonly name = 'UnknownModelError';
  readonly code = 'UNKNOWN_MODEL';

  constructor(model: unknown, known: readonly string[]) {
    super(`The host has no model ${String(model)}; its models are ${known.join(', ')}.`);
  }
}

/** The host was closed before the answer. Code `CLOSED`. */
export class HostClosedError extends Error {
  override readonly name = 'HostClosedError';
  readonly code = 'CLOSED';

  constructor() {
    super('The host is closed. Make another one to go on.');
  }
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
