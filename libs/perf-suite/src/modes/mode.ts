import type { ImageSet } from '../images/image-plans.js';
import type { ModeName } from '../report/schema/report-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { Budget } from '../scenarios/budget.js';

/** What a run measures of each model. */
export interface Mode {
  readonly name: ModeName;
  /** They run in the order of all scenarios. */
  readonly scenarios: readonly ScenarioName[];
  readonly budget: Budget;
  /** The generated ones, unless the user brings some. Default `standard`. */
  readonly images?: ImageSet;
  /** For a whole run that says nothing of its time, in milliseconds. Default two minutes, or half a minute a model. */
  readonly timeMs?: (models: number) => number;
  /** Each model is measured in full, unless a budget is asked for; left out: models share the time of the run. */
  readonly full?: { readonly modelTimeoutMs: number };
}
