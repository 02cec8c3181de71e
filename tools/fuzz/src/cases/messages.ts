import type { Outcome } from './outcome.js';

/** What a process that runs cases is started for. */
export interface CaseOrder {
  readonly target: string;
  readonly seed: string;
  readonly first: number;
  /** The case after the last. */
  readonly end: number;
  /** Where it may write. Whoever started it removes it, for it may be lost. */
  readonly folder: string;
}

/** What it tells, in this order; `begin` is on its way before the case can do any harm. */
export type CaseMessage =
  | { readonly type: 'ready'; readonly residentBytes: number }
  | { readonly type: 'begin'; readonly index: number }
  | {
      readonly type: 'end';
      readonly index: number;
      readonly outcome: Outcome;
      readonly ms: number;
      /** Most memory that the process ever had resident. */
      readonly peakBytes: number;
    };
