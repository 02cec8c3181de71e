import { resolveOptions } from '../engine/engine-options.js';
import type { TunedSettings } from './tuning-schema.js';

/** What an engine is opened with on this machine where nobody says otherwise. */
export function defaultSettings(): TunedSettings {
  const { workers, session, maxBatch = null, maxDelayMs } = resolveOptions({ model: 'any.onnx' });
  const { threads, spinning, graphOptimization, memoryPattern, memoryArena } = session;
  return {
    workers,
    threads,
    session: { spinning, graphOptimization, memoryPattern, memoryArena },
    maxBatch,
    maxDelayMs,
  };
}
