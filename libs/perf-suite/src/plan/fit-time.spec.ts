import { quick } from '../modes/quick.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import type { ModelPlan } from '../suite/plan-models.js';
import { fitBudget, fitEach, fitEvenly } from './fit-time.js';
import { modelEstimateMs, planEstimateMs, type PlannedModel } from './run-plan.js';

/** Each of its scenarios takes a second once and `seconds` in all. */
function modelOf(seconds: number, names: readonly ScenarioName[] = quick.scenarios): PlannedModel {
  return {
    model: {} as ModelPlan,
    manifestSha256: '',
    cost: { source: 'assumed', openMs: 0, inferenceMs: 0, overheadMs: 0 },
    scenarios: names.map((name) => ({
      name,
      repetitions: null,
      goals: [1000],
      share: 1,
      wholeMs: seconds * 1000,
      estimateMs: seconds * 1000,
    })),
  };
}

const scenariosOf = ({ scenarios }: PlannedModel) => scenarios.map(({ name }) => name);

describe('a plan with a budget', () => {
  it('is left alone where it fits in', () => {
    const models = [modelOf(10)];
    expect(fitBudget(models, 63_000)).toEqual({ models, dropped: [] });
  });

  it('loses repetitions, and says how many are left', () => {
    const { models, dropped } = fitBudget([modelOf(11)], 36_000);
    expect(planEstimateMs(models)).toBe(36_000);
    expect(models[0]?.scenarios.map(({ estimateMs }) => estimateMs)).toEqual([
      5500, 5500, 5500, 5500, 5500, 5500,
    ]);
    expect(dropped).toEqual([
      'All but about 45 % of the repetitions of a whole run, which takes about 1 min 9 s.',
    ]);
  });

  it('keeps what decides a check the longest', () => {
    const model = modelOf(11, ['single_inference', 'load']);
    const [single, load] = model.scenarios;
    const deciding = { ...load!, goals: [1000, 8000] as const };
    const { models } = fitBudget([{ ...model, scenarios: [single!, deciding] }], 15_000);
    expect(models[0]?.scenarios.map(({ estimateMs }) => estimateMs)).toEqual([2500, 9500]);
  });

  it('loses scenarios of all models only where one of everything does not fit in, the last first', () => {
    const { models, dropped } = fitBudget([modelOf(10), modelOf(20)], 12_000);
    expect(models.map(scenariosOf)).toEqual([
      ['single_inference', 'load', 'batch', 'concurrent'],
      ['single_inference', 'load', 'batch', 'concurrent'],
    ]);
    expect(dropped.slice(1)).toEqual([
      'Cleanup, of all models: there is no time for it in 12 s.',
      'Memory, of all models: there is no time for it in 12 s.',
    ]);
  });

  it('keeps single inference, and says that the time is still too short', () => {
    const { models, dropped } = fitBudget([modelOf(10), modelOf(20)], 2_000);
    expect(models.map(scenariosOf)).toEqual([['single_inference'], ['single_inference']]);
    expect(dropped.at(-1)).toBe('And still what is left takes about 5 s: there is no less of it.');
  });

  it('keeps the one scenario that was asked for', () => {
    const { models } = fitBudget([modelOf(10, ['memory'])], 1_000);
    expect(models.map(scenariosOf)).toEqual([['memory']]);
  });
});

describe('models that have a time of their own', () => {
  const named = (model: PlannedModel, variant: string): PlannedModel => ({
    ...model,
    model: { manifest: { variant } } as ModelPlan,
  });

  it('do as much as fits into it, and the plan names those that do less', () => {
    const { models, dropped } = fitEach([named(modelOf(5), 'fast'), named(modelOf(50), 'slow')], 60_000);
    expect(models.map(modelEstimateMs)).toEqual([30_000, 60_000]);
    expect(dropped).toEqual([
      'Repetitions of slow: what does not fit into 1 min of a model. A longer `--timeout` gives them more.',
    ]);
  });

  it('are left alone where all of it fits in', () => {
    expect(fitEach([modelOf(5)], 30_000)).toEqual({ models: [modelOf(5)], dropped: [] });
  });
});

describe('models that share a time', () => {
  const seconds = (models: readonly PlannedModel[]) => models.map((model) => modelEstimateMs(model) / 1000);

  it('have the same of it', () => {
    expect(seconds(fitEvenly([modelOf(10), modelOf(50)], 63_000))).toEqual([30, 30]);
  });

  it('leave to the others what they do not need', () => {
    expect(seconds(fitEvenly([modelOf(2), modelOf(50)], 63_000))).toEqual([12, 48]);
  });

  it('make up for one that needs more for one of everything', () => {
    const slow = modelOf(100);
    const slowest = {
      ...slow,
      scenarios: slow.scenarios.map((one) => ({ ...one, goals: [7_000] as const })),
    };
    expect(seconds(fitEvenly([modelOf(10), slowest], 63_000))).toEqual([18, 42]);
  });
});
