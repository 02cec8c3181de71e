import type { ModeName } from '../report/schema/report-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { Budget } from '../scenarios/budget.js';

/** What a run measures of each model. */
export interface Mode {
  readonly name: ModeName;
  /** They run in the order of all scenarios. */
  readonly scenarios: readonly ScenarioName[];
  readonly budget: Budget;
}
