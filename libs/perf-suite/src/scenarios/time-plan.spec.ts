import { comprehensive } from '../modes/comprehensive.js';
import { quick } from '../modes/quick.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { comprehensiveBudget, quickBudget } from './budget.js';
import { allScenarios } from './all-scenarios.js';
import { allot, wishOf, type Wish } from './time-plan.js';

const planned = (share: number, ...goals: [number, ...number[]]): Wish => ({
  share,
  goals,
  wholeMs: Infinity,
});
const wholly = (wholeMs: number, wish: Wish): Wish => ({ ...wish, wholeMs });
/** Of the first. */
const allotted = (ms: number, ...wishes: Wish[]) => allot(ms, wishes)[0];

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

  it('is no more than all that it does while others have more to do', () => {
    expect(allot(100, [wholly(20, planned(1, 10)), planned(1, 10), wholly(50, planned(8, 10))])).toEqual([
      20, 30, 50,
    ]);
  });

  it('is shared all the same where nobody has more to do', () => {
    expect(allot(100, [wholly(20, planned(1, 10)), wholly(20, planned(3, 10))])).toEqual([30, 70]);
  });
});

describe('a model with a sixth of the time that all of a comprehensive run takes', () => {
  const cost = { openMs: 460, inferenceMs: 57 };
  const scenarios = allScenarios.filter(({ name }) => comprehensive.scenarios.includes(name));
  const wishes = scenarios.map((scenario) => wishOf(scenario, cost, comprehensiveBudget, 21));
  const timeMs = 84_000;
  const given = allot(timeMs, wishes);
  const timeOf = (name: ScenarioName) => given[scenarios.findIndex((scenario) => scenario.name === name)]!;

  it('has what decides its checks', () => {
    expect(timeOf('single_inference')).toBeGreaterThan(460 + 46 * 57);
    expect(timeOf('load')).toBeGreaterThan(6 * 460);
    expect(timeOf('memory')).toBeGreaterThan(50 * 57);
    expect(timeOf('leak')).toBeGreaterThan(300 * 57);
  });

  it('is not spent on a sweep of loads', () => {
    expect(timeOf('concurrency')).toBeLessThan(timeMs / scenarios.length);
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
