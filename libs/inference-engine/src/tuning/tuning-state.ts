import type { TuningGoal } from './tuning-goal.js';

/** What became of a tuning file. */
export type TuningState = { readonly file: string; readonly goal: TuningGoal } & (
  | {
      readonly applied: true;
      /** Names of the options that the caller gave otherwise, or that went with those. */
      readonly overridden: readonly string[];
    }
  | { readonly applied: false; readonly reason: string }
);
