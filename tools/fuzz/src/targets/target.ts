import type { Random } from '../random/random.js';

/** A sound input that others are made from. */
export interface Seed {
  /** With the extension that such a file has. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ErrorClass = abstract new (...args: never[]) => Error;

/** What reads files of others, and is given damaged ones. */
export interface Target {
  readonly name: string;
  /** Cases of a run unless asked otherwise. */
  readonly cases: number;
  /** Of one case, in ms: far above what any takes, so that only a hang exceeds it. */
  readonly deadlineMs: number;
  /** Most that the resident memory of the process may grow after opening, in bytes. */
  readonly memoryLimit: number;
  /** The error classes that are documented for what it reads: any other is a finding. */
  readonly refusals: readonly ErrorClass[];
  seeds(): Promise<readonly Seed[]>;
  mutate(seed: Seed, random: Random, seeds: readonly Seed[]): Uint8Array;
  /** `folder` is empty and its own. */
  open(folder: string): Promise<OpenTarget>;
}

export interface OpenTarget {
  /**
   * Reads an input made from the seed of that name.
   * @throws what the input is refused with, or anything where the outcome is wrong.
   */
  run(input: Seed): Promise<void>;
  /** What every refusal has to name: a file. */
  readonly subject: string;
  close(): Promise<void>;
}
