import { formatNumber } from '../../format-number.js';
import type { Judge } from '../../judge.js';
import { leastModelMb } from '../memory-kept.js';

/** Less than one loaded model: one that is not given back is seen. */
export const invalidModelsKept: Judge = {
  metric: 'invalid_model_kept_mb',
  comparison: 'below',
  scenario: 'invalid_models',
  target: () => null,
  judge({ figures }) {
    const { kept_mb: value, model_takes_mb: taken, done: n = 0 } = figures;
    if (value === undefined || taken === undefined) {
      return { verdict: 'inconclusive', n, reason: 'Memory was not recorded.' };
    }
    const target = Math.max(taken, leastModelMb);
    return {
      verdict: value < target ? 'pass' : 'fail',
      value,
      target,
      n,
      reason:
        `After ${n} refused openings ${formatNumber(Math.max(0, value))} MB more are held than before; ` +
        `the model itself takes ${formatNumber(taken)} MB, and under ${leastModelMb} MB is noise.`,
    };
  },
};
