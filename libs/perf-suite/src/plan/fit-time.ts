import { allot } from '../scenarios/time-plan.js';
import { scenarioTitle } from '../scenarios/scenario-title.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { formatDuration } from './format-duration.js';
import { modelEstimateMs, planEstimateMs, type PlannedModel, type PlannedScenario } from './run-plan.js';

export interface Fitted {
  readonly models: readonly PlannedModel[];
  readonly dropped: readonly string[];
}

/** What everything else is judged beside: the last to go. */
const kept: ScenarioName = 'single_inference';

/**
 * Models that share a time evenly: what one does not need is there for the others, and one that cannot do everything once
 * takes what it needs for that. Nothing is left out beforehand.
 */
export function fitEvenly(models: readonly PlannedModel[], ms: number): readonly PlannedModel[] {
  const fitted = new Map<PlannedModel, PlannedModel>();
  const waiting = new Set(models);
  let leftMs = ms - planEstimateMs([]);
  const fit = (model: PlannedModel) => {
    const own = fitRepetitions([model], leftMs / waiting.size + planEstimateMs([])).models[0]!;
    fitted.set(model, own);
    waiting.delete(model);
    leftMs -= modelEstimateMs(own);
  };
  // Those that need more than their share before those that need less.
  const onceMs = (model: PlannedModel) => totalMs([model], onceMsOf);
  for (const model of models.toSorted((a, b) => onceMs(b) - onceMs(a))) {
    if (onceMs(model) > leftMs / waiting.size) fit(model);
  }
  for (const model of [...waiting].sort((a, b) => modelEstimateMs(a) - modelEstimateMs(b))) fit(model);
  return models.map((model) => fitted.get(model)!);
}

/** Models that are measured one after another, each within the same time of its own. */
export function fitEach(models: readonly PlannedModel[], ms: number): Fitted {
  const fitted = models.map((model) => fitRepetitions([model], ms + planEstimateMs([])).models[0]!);
  const cut = fitted.filter((model, index) => modelEstimateMs(model) < modelEstimateMs(models[index]!));
  const names = cut.map(({ model }) => model.manifest.variant).join(', ');
  const sentence =
    `Repetitions of ${names}: what does not fit into ${formatDuration(ms)} of a model. ` +
    'A longer `--timeout` gives them more.';
  return { models: fitted, dropped: cut.length === 0 ? [] : [sentence] };
}

/** Fewer repetitions than a whole run has, of each model the same share. No scenario is left out. */
function fitRepetitions(models: readonly PlannedModel[], ms: number): Fitted {
  const wholeMs = totalMs(models, wholeMsOf);
  if (wholeMs <= ms) return { models, dropped: [] };
  const onceMs = totalMs(models, onceMsOf);
  const share = wholeMs > onceMs ? Math.min(1, Math.max(0, (ms - onceMs) / (wholeMs - onceMs))) : 0;
  return {
    models: models.map((model) => withTime(model, share)),
    dropped: [repetitionsSentence(share, wholeMs)],
  };
}

/** Its scenarios have that share of the model's repetitions as they will have it when they run. */
function withTime(model: PlannedModel, share: number): PlannedModel {
  const sum = (msOf: (scenario: PlannedScenario) => number) =>
    model.scenarios.reduce((total, scenario) => total + msOf(scenario), 0);
  const ms = sum(onceMsOf) + share * (sum(wholeMsOf) - sum(onceMsOf));
  const given = allot(ms, model.scenarios);
  return {
    ...model,
    scenarios: model.scenarios.map((scenario, index) => ({ ...scenario, estimateMs: given[index]! })),
  };
}

const onceMsOf = ({ goals }: PlannedScenario) => goals[0];
const wholeMsOf = ({ wholeMs }: PlannedScenario) => wholeMs;

/**
 * Repetitions go first. Where not even everything once fits in, scenarios go, of all models alike so that models stay
 * comparable: the last of the run first, single inference never.
 */
export function fitBudget(models: readonly PlannedModel[], budgetMs: number): Fitted {
  const names = models[0]?.scenarios.map(({ name }) => name) ?? [];
  const gone: ScenarioName[] = [];
  let left = models;
  while (totalMs(left, onceMsOf) > budgetMs) {
    const last = names.findLast((name) => name !== kept && !gone.includes(name));
    if (last === undefined || names.length - gone.length === 1) break;
    gone.push(last);
    left = left.map((model) => ({
      ...model,
      scenarios: model.scenarios.filter(({ name }) => name !== last),
    }));
  }
  const fitted = fitRepetitions(left, budgetMs);
  const sentences = gone.map(
    (name) =>
      `${scenarioTitle(name)}, of all models: there is no time for it in ${formatDuration(budgetMs)}.`,
  );
  const leastMs = totalMs(fitted.models, onceMsOf);
  const isTooShort =
    leastMs > budgetMs
      ? [`And still what is left takes about ${formatDuration(leastMs)}: there is no less of it.`]
      : [];
  return { models: fitted.models, dropped: [...fitted.dropped, ...sentences, ...isTooShort] };
}

function repetitionsSentence(share: number, wholeMs: number): string {
  const rest = share === 0 ? 'the fewest' : `about ${Math.max(1, Math.round(100 * share))} %`;
  return `All but ${rest} of the repetitions of a whole run, which takes about ${formatDuration(wholeMs)}.`;
}

function totalMs(models: readonly PlannedModel[], ms: (scenario: PlannedScenario) => number): number {
  return planEstimateMs(mapScenarios(models, (scenario) => ({ ...scenario, estimateMs: ms(scenario) })));
}

function mapScenarios(
  models: readonly PlannedModel[],
  change: (scenario: PlannedScenario) => PlannedScenario,
): PlannedModel[] {
  return models.map((model) => ({ ...model, scenarios: model.scenarios.map(change) }));
}
