import type { ModelResult } from '../report/schema/model-schema.js';
import type { Recommendation } from '../report/schema/report-schema.js';
import type { Rule } from './rule.js';
import { failureRules } from './rules/failure-rules.js';
import { memoryRules } from './rules/memory-rules.js';
import { runRules } from './rules/run-rules.js';
import { speedRules } from './rules/speed-rules.js';
import { validityRules } from './rules/validity-rules.js';

/** The gravest first. */
const rules: readonly Rule[] = [...failureRules, ...speedRules, ...memoryRules, ...validityRules];

/** What to do about the measured figures; nothing that does not follow from one. */
export function recommend(models: readonly ModelResult[]): Recommendation[] {
  const ofModels = models.flatMap((model) =>
    rules.flatMap((rule) => {
      const evidence = rule.evidence(model);
      return evidence === null
        ? []
        : [{ rule: rule.id, model: model.variant, evidence, action: rule.action(model) }];
    }),
  );
  const ofRun = runRules.flatMap((rule) => {
    const evidence = rule.evidence(models);
    return evidence === null ? [] : [{ rule: rule.id, model: null, evidence, action: rule.action }];
  });
  return [...ofModels, ...ofRun];
}
