import { formatNumber, isOrAre } from '../format-number.js';
import type { Judge } from '../judge.js';

const fewestCycles = 3;

/** Heaps and allocators differ by this much between two readings of an idle process. */
export const leastModelMb = 16;

/** What the cycles after the first keep must be less than one loaded model: a model that is not given back is seen. */
export const memoryKept: Judge = {
  metric: 'memory_kept_after_close_mb',
  comparison: 'below',
  scenario: 'cleanup',
  target: () => null,
  judge({ figures }) {
    const { cycles: n = 0, kept_after_close_mb: value, model_takes_mb: taken } = figures;
    if (value === undefined || taken === undefined || n < fewestCycles) {
      return {
        verdict: 'inconclusive',
        n,
        reason: `It takes ${fewestCycles} cycles to tell, and there ${isOrAre(n)} ${n}.`,
      };
    }
    const target = Math.max(taken, leastModelMb);
    const floor = taken < leastModelMb ? `, and under ${leastModelMb} MB is noise` : '';
    return {
      verdict: value < target ? 'pass' : 'fail',
      value,
      target,
      n,
      reason:
        `After ${n} open and close cycles ${formatNumber(Math.max(0, value))} MB more are held than after the first; ` +
        `one loaded model takes ${formatNumber(taken)} MB${floor}.`,
    };
  },
};
