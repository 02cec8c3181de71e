interface ModelEvent {
  readonly model: string;
  /** What the budget counts for the model: before its load what it is estimated to take. */
  readonly bytes: number;
}

interface TimedModelEvent extends ModelEvent {
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/**
 * - `loading`: there is room, and the model's engine is being opened; `loaded` or `load-failed` follows.
 * - `evicted`: unloaded to make room for another.
 * - `unloaded`: unloaded because it was asked for, or because the host was closed.
 */
export type HostEvent =
  | (ModelEvent & { readonly type: 'loading' })
  | (TimedModelEvent & { readonly type: 'loaded' | 'evicted' | 'unloaded' })
  | (TimedModelEvent & { readonly type: 'load-failed'; readonly error: unknown });
