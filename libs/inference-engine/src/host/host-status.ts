export type ModelState = 'unloaded' | 'loading' | 'loaded' | 'unloading';

export interface ModelStatus {
  readonly state: ModelState;
  /** What was estimated from the model's files when it was last asked for, or its `memoryBytes`. */
  readonly estimatedBytes: number | undefined;
  /**
   * What its opening took, and what its runs are estimated to add. `undefined` where that could not be measured; the
   * budget goes by the estimate then.
   */
  readonly measuredBytes: number | undefined;
  /** Requests that the model's engine has. */
  readonly inFlight: number;
  /** Requests that wait for the model to be loaded. */
  readonly waiting: number;
  /** Milliseconds since a request last began or ended; `undefined` before the first. */
  readonly idleMs: number | undefined;
}

export interface HostStatus {
  readonly memoryBudgetBytes: number;
  /** What the budget counts for all models that are not unloaded. */
  readonly usedBytes: number;
  readonly models: Readonly<Record<string, ModelStatus>>;
}
