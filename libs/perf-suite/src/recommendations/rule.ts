import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';

/** What is known of the run beside its models. */
export type RunFacts = Pick<Report, 'environment' | 'exam'>;

interface Documented {
  readonly id: string;
  /** When it applies, for people: the table of all rules is shown to them. */
  readonly condition: string;
}

/** What follows from one model's figures. */
export interface Rule extends Documented {
  /** The measured figures that ask for the action, in a sentence; `null` where nothing is to be done. */
  evidence(model: ModelResult, run: RunFacts): string | null;
  /** What to do, in the imperative. */
  readonly action: string | ((model: ModelResult, run: RunFacts) => string);
}

/** What follows from the figures of all models together: said once. */
export interface RunRule extends Documented {
  /** As of a {@link Rule}. */
  evidence(models: readonly ModelResult[], run: RunFacts): string | null;
  readonly action: string;
}
