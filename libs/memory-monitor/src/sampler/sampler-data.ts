import type { SharedRowRingHandle } from '../shared/shared-row-ring.js';

/** What the sampling thread is started with. */
export interface SamplerData {
  readonly procDirectory: string;
  readonly intervalMs: number;
  /** Of the monitored thread, so that both tell one time. */
  readonly clockOrigin: number;
  readonly samples: SharedRowRingHandle;
  readonly v8Figures: SharedRowRingHandle;
}

/** Sent once, after the first sample. */
export const samplerReady = 'ready';
