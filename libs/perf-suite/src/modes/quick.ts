import { quickBudget } from '../scenarios/budget.js';
import type { Mode } from './mode.js';

/** The essential, in two minutes. */
export const quick: Mode = {
  name: 'quick',
  scenarios: ['single_inference', 'load', 'batch', 'concurrent', 'memory', 'cleanup'],
  budget: quickBudget,
};
