import type { Findings } from './findings.js';

/** How a request ended on the caller's side. */
export type Outcome = (
  | { readonly status: 'answered'; readonly findings: readonly Findings[] }
  | { readonly status: 'failed'; readonly error: unknown }
) & {
  /** From the call to the end, in ms. */
  readonly elapsedMs: number;
  /** What the caller aborted it with, if it did. */
  readonly abortReason: Error;
};
