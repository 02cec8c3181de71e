import type { MemoryTrend } from '../readings/memory-trend.js';

export interface DeploymentReport {
  readonly name: string;
  readonly requests: number;
  /** How many ended how. */
  readonly endings: ReadonlyMap<string, number>;
  readonly killed: number;
  readonly restarts: number;
}

export interface SoakReport {
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  readonly deployments: readonly DeploymentReport[];
  readonly loop: { readonly longestMs: number; readonly p99Ms: number };
  readonly memory: readonly MemoryTrend[];
  /** What the engines did wrong, for people; empty when all is well. */
  readonly complaints: readonly string[];
}
