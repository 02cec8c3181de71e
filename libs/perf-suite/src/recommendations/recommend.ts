import type { ModelResult } from '../report/schema/model-schema.js';
import type { Recommendation } from '../report/schema/report-schema.js';
import type { RunFacts } from './rule.js';
import { ruleTable } from './rule-table.js';

/** What to do about the measured figures; nothing that does not follow from one. */
export function recommend(models: readonly ModelResult[], run: RunFacts): Recommendation[] {
  const ofModels = models.flatMap((model) =>
    ruleTable.ofModels.flatMap(({ id, action, ...rule }) => {
      const evidence = rule.evidence(model, run);
      if (evidence === null) return [];
      const what = typeof action === 'string' ? action : action(model, run);
      return [{ rule: id, model: model.variant, evidence, action: what }];
    }),
  );
  const ofRun = ruleTable.ofRun.flatMap((rule) => {
    const evidence = rule.evidence(models, run);
    return evidence === null ? [] : [{ rule: rule.id, model: null, evidence, action: rule.action }];
  });
  return [...ofModels, ...ofRun];
}
