import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import type { Baseline } from './baseline-schema.js';
import { judgeRegressions } from './judge-regressions.js';

interface About extends Pick<Report, 'environment' | 'images'> {
  readonly baselines: ReadonlyMap<string, Baseline | null>;
}

/** The models of a run, each judged against its baseline. */
export function addRegressions(
  models: readonly ModelResult[],
  { environment, images, baselines }: About,
): ModelResult[] {
  const results_by_model = Object.fromEntries(models.map((model) => [model.variant, model]));
  const regressions = judgeRegressions({ environment, images, results_by_model }, baselines);
  return models.map((model) => ({ ...model, regressions: regressions[model.variant]! }));
}
