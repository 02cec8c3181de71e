import type { HostEvent } from '@framegate/inference-engine';
import type { EngineResult, Limits } from './engine.js';

/** The part of the model host that scenarios use. */
export interface Host {
  infer(model: string, image: Uint8Array, options?: Limits): Promise<EngineResult>;
  close(): Promise<void>;
}

export interface HostRequest {
  /** By the names that requests use: all are the model that is measured, with so many workers. */
  readonly workers: Readonly<Record<string, number>>;
  readonly memoryBudgetBytes: number;
  readonly onEvent: (event: HostEvent) => void;
}

export interface Hosts {
  /** What one worker of the model is estimated to take. */
  estimateBytes(): Promise<number>;
  /** Who opens a host closes it. */
  open(request: HostRequest): Host;
}
