import { quickBudget } from './budget.js';
import { allScenarios } from './all-scenarios.js';
import { unknownCost } from './cost.js';
import { allot, planBatches, runTimeMs, shareTime } from './time-plan.js';

const planned = (share: number, least: number) => ({ share, leastMs: () => least });

describe('the time of a scenario', () => {
  it('is what it takes at least, and its share of what is left when all have that', () => {
    const scenarios = [planned(1, 10), planned(3, 50)] as const;
    expect(allot(100, scenarios, unknownCost, quickBudget)).toBe(10 + 40 / 4);
  });

  it('is all that is left where none comes after it', () => {
    expect(allot(100, [planned(3, 50)], unknownCost, quickBudget)).toBe(100);
  });

  it('is never less than what it takes at least', () => {
    const scenarios = [planned(1, 10), planned(3, 500)] as const;
    expect(allot(100, scenarios, unknownCost, quickBudget)).toBe(10);
  });
});

describe('what a model takes at least', () => {
  const least = (openMs: number, inferenceMs: number) =>
    allScenarios.reduce((sum, { leastMs }) => sum + leastMs({ openMs, inferenceMs }, quickBudget), 0);

  it('is ten seconds where an image takes a third of one', () => {
    expect(least(500, 330)).toBeCloseTo(500 + 1160 + 660 + 3630 + 1990 + 1660);
  });

  it('is less than half of two minutes where an image takes four seconds: concurrent requests are given up', () => {
    expect(least(1500, 4000)).toBeLessThan(60_000);
  });
});

describe('the batches of a model', () => {
  const batches = { size: 8, batches: 6 };

  it.each([
    ['whole where the time is enough for them and one to warm up', 56 * 30, 30, 8, true],
    ['smaller where it is not, so that there are as many', 56 * 30 - 1, 30, 7, true],
    ['of two images at least', 3000, 400, 2, true],
    ['not warmed up where there is time for no more than one', 3000, 1000, 2, false],
    ['of two images where the time is over', -5, 1000, 2, false],
    ['whole where nobody knows what an image takes', 1, 0, 8, true],
  ])('are %s', (_, ms, inferenceMs, size, warmUp) => {
    expect(planBatches(batches, ms, { openMs: 0, inferenceMs })).toEqual({ size, warmUp });
  });

  it('are no larger than asked for', () => {
    expect(planBatches({ size: 1, batches: 1 }, 0, { openMs: 0, inferenceMs: 9 }).size).toBe(1);
  });
});

describe('the time of a run', () => {
  it.each([
    [1, 120_000],
    [4, 120_000],
    [5, 150_000],
  ])('for %d models is %d ms', (models, ms) => {
    expect(runTimeMs(models)).toBe(ms);
  });

  it('is shared evenly, with half of it for one model at most', () => {
    expect(shareTime(103_000, 4)).toEqual({ ms: 25_000, limitMs: 50_000 });
  });

  it('is all there for the last one', () => {
    expect(shareTime(23_000, 1)).toEqual({ ms: 20_000, limitMs: 20_000 });
  });
});
