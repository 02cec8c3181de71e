import { formatNumber } from '../format-number.js';
import type { Judge } from '../judge.js';

const fewestCycles = 3;

/** What the cycles after the first keep must be less than one loaded model: a model that is not given back is seen. */
export const memoryKept: Judge = {
  metric: 'memory_kept_after_close_mb',
  comparison: 'below',
  scenario: 'cleanup',
  target: () => null,
  judge({ figures }) {
    const { cycles: n = 0, kept_after_close_mb: value, model_takes_mb: target } = figures;
    if (value === undefined || target === undefined || n < fewestCycles) {
      return { verdict: 'inconclusive', n, reason: `${n} cycles are too few: it takes ${fewestCycles}.` };
    }
    if (target < 1) {
      const reason = 'A loaded model takes less than 1 MB: too little to tell whether it is given back.';
      return { verdict: 'inconclusive', value, target, n, reason };
    }
    return {
      verdict: value < target ? 'pass' : 'fail',
      value,
      target,
      n,
      reason:
        `After ${n} open and close cycles ${formatNumber(Math.max(0, value))} MB more are held than after the first; ` +
        `one loaded model takes ${formatNumber(target)} MB.`,
    };
  },
};
