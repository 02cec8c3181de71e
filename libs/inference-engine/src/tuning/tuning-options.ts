import { checkOneOf } from '../engine/check-value.js';
import { InvalidOptionError } from '../errors/request-errors.js';
import { type TuningGoal, tuningGoals } from './tuning-goal.js';

const onMismatches = ['ignore', 'fail'] as const;

/** Options that were measured to suit a model on a machine. Those given beside them win. */
export interface TuningOptions {
  /** Path of what `bench-runner tune` wrote. */
  readonly file: string;
  readonly goal: TuningGoal;
  /**
   * What to do with a file made for another model, machine or runtime, which is never applied. `ignore` (the default):
   * open without it, and say so in `info.tuning` and the event `tuning-ignored`. `fail`: {@link TuningMismatchError}.
   */
  readonly onMismatch?: (typeof onMismatches)[number];
}

/** @throws {InvalidOptionError} */
export function checkTuningOptions({ file, goal, onMismatch }: TuningOptions): void {
  if (typeof file !== 'string' || file === '') {
    throw new InvalidOptionError('tuning.file', 'the path of a tuning file', file);
  }
  checkOneOf('tuning.goal', tuningGoals, goal);
  if (goal === undefined) throw new InvalidOptionError('tuning.goal', '"latency" or "throughput"', goal);
  checkOneOf('tuning.onMismatch', onMismatches, onMismatch);
}
