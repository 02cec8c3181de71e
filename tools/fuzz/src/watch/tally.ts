import type { Finding } from './finding.js';

/** What came of the cases of a target. */
export interface Tally {
  readonly target: string;
  cases: number;
  ok: number;
  /** By the code of the error. */
  readonly refused: Map<string, number>;
  readonly findings: Finding[];
  longestMs: number;
  /** Most that the resident memory of a process grew, in bytes. */
  peakGrowth: number;
}

export function emptyTally(target: string): Tally {
  return {
    ...{ target, cases: 0, ok: 0, refused: new Map<string, number>() },
    ...{ findings: [], longestMs: 0, peakGrowth: 0 },
  };
}
