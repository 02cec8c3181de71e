import type { Plan } from '../report/schema/plan-schema.js';
import type { Report } from '../report/schema/report-schema.js';

/** What all of them together set out to do; null where none says. A model that several planned is there once. */
export function mergePlans(reports: readonly Report[]): Plan | null {
  const plans = reports.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const [first] = plans;
  if (first === undefined) return null;
  const models = new Map(plans.flatMap((plan) => plan.models).map((model) => [model.variant, model]));
  const budgets = plans.flatMap(({ budget_ms }) => (budget_ms === null ? [] : [budget_ms]));
  return {
    estimate_ms: plans.reduce((sum, { estimate_ms }) => sum + estimate_ms, 0),
    budget_ms: budgets.length === 0 ? null : budgets.reduce((sum, budget) => sum + budget, 0),
    models: [...models.values()].sort((a, b) => (a.variant < b.variant ? -1 : 1)),
    dropped: [...new Set(plans.flatMap(({ dropped }) => dropped))],
    shard: null,
    ...(first.sha256 !== undefined && { sha256: first.sha256 }),
  };
}
