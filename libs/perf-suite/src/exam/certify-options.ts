import type { MeasuringOptions } from '../suite/suite-options.js';

export interface CertifyOptions extends MeasuringOptions {
  /** The model that both sides of each comparison run. */
  readonly variant: string;
  /** Comparisons for each planted slowdown. By default 10, or as many as fit into the time. */
  readonly trials?: number;
  /** Milliseconds for all trials together. */
  readonly timeMs?: number;
  /** Where the report is written; nowhere when left out. */
  readonly output?: string;
}
