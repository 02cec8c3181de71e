import { quickBudget } from '../scenarios/budget.js';
import { stressScenarios } from '../scenarios/stress/stress-scenarios.js';
import type { Mode } from './mode.js';

const msPerModel = 300_000;

/** What a service meets that runs for long and is not treated kindly. */
export const stress: Mode = {
  name: 'stress',
  scenarios: ['leak', ...stressScenarios.map(({ name }) => name)],
  budget: { ...quickBudget, leak: { inferences: 3_000 } },
  timeMs: (models) => models * msPerModel,
};
