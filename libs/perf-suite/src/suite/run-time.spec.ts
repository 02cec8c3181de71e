import type { PlannedModel, RunPlan } from '../plan/run-plan.js';
import { runTimeMs, shareTime, sharing } from './run-time.js';

describe('the time of a run', () => {
  it.each([
    [1, 120_000],
    [4, 120_000],
    [5, 150_000],
  ])('for %d models is %d ms', (models, ms) => {
    expect(runTimeMs(models)).toBe(ms);
  });

  it('is shared by weight, with half of it for one model at most', () => {
    expect(shareTime(103_000, [1, 1, 1, 1])).toEqual({ ms: 25_000, limitMs: 50_000 });
    expect(shareTime(103_000, [3, 1])).toEqual({ ms: 75_000, limitMs: 50_000 });
  });

  it('is no more for a model than it may take before it is ended', () => {
    const model = { cost: { overheadMs: 0 }, scenarios: [{ estimateMs: 1 }] } as unknown as PlannedModel;
    const plan = { timeMs: 9_000_000, budgetMs: 9_000_000 } as RunPlan;
    expect(sharing(plan, [model], [model], 100_000)(0, [model])).toEqual({ ms: 80_000, limitMs: 80_000 });
  });

  it('is all there for the last one', () => {
    expect(shareTime(23_000, [7])).toEqual({ ms: 20_000, limitMs: 20_000 });
  });
});
