import { formatNumber } from '../../format-number.js';
import type { Judge } from '../../judge.js';

/** Heaps and allocators differ by this much between two readings of an idle process. */
const noiseMb = 16;

export const invalidModelsKept: Judge = {
  metric: 'invalid_model_kept_mb',
  comparison: 'below',
  scenario: 'invalid_models',
  target: () => noiseMb,
  judge({ figures }) {
    const { kept_mb: value, done: n = 0 } = figures;
    if (value === undefined) return { verdict: 'inconclusive', n, reason: 'Memory was not recorded.' };
    return {
      verdict: value < noiseMb ? 'pass' : 'fail',
      value,
      n,
      reason:
        `After ${n} refused openings ${formatNumber(Math.max(0, value))} MB more are held than before; ` +
        `asked is below ${noiseMb}.`,
    };
  },
};
