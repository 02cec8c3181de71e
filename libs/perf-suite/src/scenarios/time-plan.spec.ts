import { quickBudget } from './budget.js';
import { allScenarios } from './all-scenarios.js';
import { unknownCost } from './cost.js';
import { allot, planBatches, runTimeMs, shareTime } from './time-plan.js';

const planned = (share: number, ...goals: [number, ...number[]]) => ({ share, goalsMs: () => goals });
const allotted = (ms: number, ...scenarios: Parameters<typeof allot>[1]) =>
  allot(ms, scenarios, unknownCost, quickBudget);

describe('the time of a scenario', () => {
  it('is what it takes to do everything once, and its share of what is left when all have that', () => {
    expect(allotted(100, planned(1, 10), planned(3, 50))).toBe(10 + 40 / 4);
  });

  it('is all that is left where none comes after it', () => {
    expect(allotted(100, planned(3, 50))).toBe(100);
  });

  it('is never less than what it takes once', () => {
    expect(allotted(100, planned(1, 10), planned(3, 500))).toBe(10);
  });

  it('reaches its goal before what is left is shared', () => {
    expect(allotted(100, planned(1, 10, 40), planned(1, 40))).toBe(40 + 20 / 2);
  });

  it('leaves those after it the time for their goals', () => {
    expect(allotted(100, planned(1, 10), planned(1, 10, 70))).toBe(10 + 20 / 2);
  });

  it('does not go for a goal out of reach, so that others reach theirs', () => {
    expect(allotted(100, planned(1, 10, 95), planned(1, 10, 60))).toBe(10 + 30 / 2);
  });

  it('is for the first goals of all before the second of any', () => {
    expect(allotted(100, planned(0, 10, 20, 80), planned(1, 10, 40))).toBe(20);
  });
});

describe('to do everything once', () => {
  const once = (openMs: number, inferenceMs: number) =>
    allScenarios.reduce((sum, { goalsMs }) => sum + goalsMs({ openMs, inferenceMs }, quickBudget)[0], 0);

  it('takes a third of a minute where an image takes half a second', () => {
    expect(once(500, 500)).toBeCloseTo(500 + 2000 + 1000 + 5500 + 2500 + 2000);
  });

  it('takes less than half of two minutes where an image takes four seconds: requests are given up', () => {
    expect(once(1500, 4000)).toBeLessThan(60_000);
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
