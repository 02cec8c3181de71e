import { quick } from '../modes/quick.js';
import { quickBudget } from './budget.js';
import { allScenarios } from './all-scenarios.js';
import { unknownCost } from './cost.js';
import { allot } from './time-plan.js';

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

describe('to do everything of a quick run once', () => {
  const scenarios = allScenarios.filter(({ name }) => quick.scenarios.includes(name));
  const once = (openMs: number, inferenceMs: number) =>
    scenarios.reduce((sum, { goalsMs }) => sum + goalsMs({ openMs, inferenceMs }, quickBudget)[0], 0);

  it('takes a third of a minute where an image takes half a second', () => {
    expect(once(500, 500)).toBeCloseTo(500 + 2000 + 1000 + 5500 + 2500 + 2300);
  });

  it('takes less than half of two minutes where an image takes four seconds: requests are given up', () => {
    expect(once(1500, 4000)).toBeLessThan(60_000);
  });
});
