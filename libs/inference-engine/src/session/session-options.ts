import type { ExecutionProvider } from './execution-provider.js';

export const graphOptimizations = ['disabled', 'basic', 'extended', 'layout', 'all'] as const;

export type GraphOptimization = (typeof graphOptimizations)[number];

/** How the runtime works; nothing here changes what comes out beyond rounding. */
export interface SessionTuning {
  /**
   * Whether idle threads of the runtime wait busily: faster, and ruinous where there are more threads than cores.
   * By default only where all threads of all workers have a processor each.
   */
  readonly spinning?: boolean;
  /** How far the runtime rewrites the graph when it loads it; `all` by default. */
  readonly graphOptimization?: GraphOptimization;
  /** Whether the memory of a run is planned as one block after the first; false by default. */
  readonly memoryPattern?: boolean;
  /** Whether memory of runs is kept for the next; true by default. */
  readonly memoryArena?: boolean;
}

/** How an engine's sessions are made. */
export interface SessionOptions {
  readonly session?: SessionTuning;
  /**
   * What may compute the network's nodes, by name or with options, best first; `['cpu']` by default. A node runs on
   * the CPU only where the list ends with `cpu`: without it, a node that nothing else can run fails the opening.
   */
  readonly executionProviders?: readonly ExecutionProvider[];
  /**
   * A folder for graphs as the runtime has rewritten them, made where it is missing: a model that was opened with it
   * before loads faster, and shares its weights with all sessions of this machine. Whoever can write to it decides
   * what models compute. None by default.
   */
  readonly graphCache?: string;
}
