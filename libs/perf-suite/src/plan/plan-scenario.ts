import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { allScenarios } from '../scenarios/all-scenarios.js';
import type { Budget } from '../scenarios/budget.js';
import type { Cost } from '../scenarios/cost.js';
import type { PlannedScenario } from './run-plan.js';

/** @param measuredMs What all of it took before, where it was measured. */
export function planScenario(
  name: ScenarioName,
  cost: Cost,
  budget: Budget,
  images: number,
  measuredMs: number | undefined,
): PlannedScenario {
  const scenario = allScenarios.find((candidate) => candidate.name === name)!;
  const goals = scenario.goalsMs(cost, budget);
  const whole = scenario.whole?.(cost, budget, images);
  const wholeMs = measuredMs ?? whole?.ms ?? Math.max(...goals);
  return {
    name,
    repetitions: whole === undefined ? null : { times: whole.times, what: whole.what },
    goals: [Math.min(goals[0], wholeMs), ...goals.slice(1).map((goal) => Math.min(goal, wholeMs))],
    share: scenario.share,
    wholeMs,
    estimateMs: wholeMs,
  };
}
