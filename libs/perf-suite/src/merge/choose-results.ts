import type { ModelResult } from '../report/schema/model-schema.js';
import type { NamedReport, NamedResult } from './named-report.js';

export interface ChosenResults {
  /** One a variant, by name. */
  readonly chosen: readonly NamedResult[];
  readonly duplicates: readonly string[];
}

const states: readonly ModelResult['state'][] = ['measured', 'failed', 'interrupted', 'not-run'];

/** Of a model that is in several reports, the one that says most: measured before failed, then the latest. */
export function chooseResults(parts: readonly NamedReport[]): ChosenResults {
  const byVariant = new Map<string, NamedResult[]>();
  for (const part of parts) {
    for (const result of Object.values(part.report.results_by_model)) {
      const own = byVariant.get(result.variant) ?? [];
      byVariant.set(result.variant, [...own, { part, result }]);
    }
  }
  const chosen: NamedResult[] = [];
  const duplicates: string[] = [];
  for (const [variant, results] of [...byVariant].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [best, ...others] = results.sort(bestFirst) as [NamedResult, ...NamedResult[]];
    chosen.push(best);
    if (others.length > 0) {
      const names = others.map(({ part }) => part.name).join(', ');
      duplicates.push(
        `${variant} is in ${results.length} reports: that of ${best.part.name} was taken, not of ${names}.`,
      );
    }
  }
  return { chosen, duplicates };
}

function bestFirst(a: NamedResult, b: NamedResult): number {
  const byState = states.indexOf(a.result.state) - states.indexOf(b.result.state);
  const [at, bt] = [a.part.report.created_at, b.part.report.created_at];
  return byState || (at < bt ? 1 : at > bt ? -1 : 0);
}
