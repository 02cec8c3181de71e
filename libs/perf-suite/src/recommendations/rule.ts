import type { ModelResult } from '../report/schema/model-schema.js';

/** What follows from the figures of all models together. */
export interface RunRule {
  readonly id: string;
  /** As of a {@link Rule}. */
  evidence(models: readonly ModelResult[]): string | null;
  readonly action: string;
}

/** What follows from one model's figures. */
export interface Rule {
  readonly id: string;
  /** The measured figures that ask for the action, in a sentence; `null` where nothing is to be done. */
  evidence(model: ModelResult): string | null;
  /** What to do, in the imperative. */
  action(model: ModelResult): string;
}
