import type { Check, Metric } from '../report/schema/check-schema.js';
import type { ScenarioName, ScenarioResult } from '../report/schema/scenario-schema.js';
import type { Targets } from '../targets/targets.js';

/** How one metric is judged, given that its scenario ran to its end. */
export interface Judge {
  readonly metric: Metric;
  readonly comparison: Check['comparison'];
  readonly scenario: ScenarioName;
  /** Whether the scenario did what is judged; left out where it always does. */
  applies?(scenario: ScenarioResult): boolean;
  /** `null` where it has to be measured; `undefined` where none is set and there is nothing to judge. */
  target(targets: Targets): number | null | undefined;
  judge(scenario: ScenarioResult, targets: Targets): Judgement;
}

export type Judgement = Pick<Check, 'verdict' | 'reason'> &
  Partial<Pick<Check, 'value' | 'low' | 'high' | 'n' | 'target'>>;
