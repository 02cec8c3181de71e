import type { EngineInfo } from './engine-info.js';

/** What an engine tells of itself while it opens and serves. */
export type EngineEvent =
  /** The tuning file was made for another model, machine or runtime: the engine is opened without it. */
  | { readonly type: 'tuning-ignored'; readonly file: string; readonly reason: string }
  /** The files were found, and workers are being started. */
  | { readonly type: 'loading'; readonly models: readonly string[]; readonly bytes: number }
  /** All workers are ready. */
  | { readonly type: 'loaded'; readonly models: readonly string[]; readonly info: EngineInfo }
  /** Requests came to wait or to run, or ceased to; told once for all that happened at once. */
  | { readonly type: 'queue'; readonly queued: number; readonly running: number }
  /** A worker is ready in the place of one that died of `reason`; `restarts` so far. */
  | { readonly type: 'worker-restarted'; readonly reason: Error; readonly restarts: number };

export type OnEngineEvent = (event: EngineEvent) => void;
