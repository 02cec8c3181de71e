import { comprehensiveBudget } from '../scenarios/budget.js';
import type { Mode } from './mode.js';

/** Everything, as often as it takes to say it with confidence: a night for all models. */
export const comprehensive: Mode = {
  name: 'comprehensive',
  scenarios: [
    'single_inference',
    'load',
    'batch',
    'concurrent',
    'concurrency',
    'server',
    'cameras',
    'operators',
    'memory',
    'cleanup',
    'leak',
  ],
  budget: comprehensiveBudget,
  images: 'grid',
  full: { modelTimeoutMs: 3_600_000 },
};
