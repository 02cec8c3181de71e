import type { Judge } from '../judge.js';
import { judgeMedian } from '../judge-median.js';

/** The whole wait of a caller for a model, the worker's start included. */
export const modelLoad: Judge = {
  metric: 'model_load_ms',
  comparison: 'below',
  scenario: 'load',
  target: ({ loadMs }) => loadMs,
  judge: ({ statistics }, { loadMs }) =>
    judgeMedian(statistics['total_ms'], loadMs, 'below', { of: 'loads', unit: 'ms' }),
};
