import type { Rule, RunRule } from './rule.js';
import { capacityRules } from './rules/capacity-rules.js';
import { disturbanceRules } from './rules/disturbance-rules.js';
import { failureRules } from './rules/failure-rules.js';
import { memoryRules } from './rules/memory-rules.js';
import { regressionRules } from './rules/regression-rules.js';
import { runRules } from './rules/run-rules.js';
import { speedRules } from './rules/speed-rules.js';
import { validityRules } from './rules/validity-rules.js';

/** Every rule there is: of each model first, the gravest before the others, then of the run. */
export const ruleTable: {
  readonly ofModels: readonly Rule[];
  readonly ofRun: readonly RunRule[];
} = {
  ofModels: [
    ...failureRules,
    ...regressionRules,
    ...speedRules,
    ...capacityRules,
    ...memoryRules,
    ...validityRules,
  ],
  ofRun: [...runRules, ...disturbanceRules],
};
