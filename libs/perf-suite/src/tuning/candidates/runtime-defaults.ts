import type { TunedSettings } from '@framegate/inference-engine';

/** What onnxruntime does for those who ask for nothing. */
export const runtimeDefaults: TunedSettings = {
  workers: 1,
  threads: 0,
  session: { spinning: true, graphOptimization: 'all', memoryPattern: true, memoryArena: true },
  maxBatch: null,
  maxDelayMs: 0,
};
