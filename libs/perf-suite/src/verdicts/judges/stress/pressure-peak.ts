import { formatNumber } from '../../format-number.js';
import type { Judge } from '../../judge.js';

/** What the budget does not count: images as they are decoded, and what the allocator keeps of an unloaded model. */
const [share, ownMb] = [1.1, 64] as const;

export const memoryPressurePeak: Judge = {
  metric: 'memory_pressure_peak_mb',
  comparison: 'below',
  scenario: 'memory_pressure',
  target: () => null,
  judge({ figures }) {
    const { peak_mb: value, memory_budget_mb: budget, evictions = 0, loads: n = 0 } = figures;
    if (value === undefined || budget === undefined) {
      return { verdict: 'inconclusive', reason: 'The peak of memory was not recorded.' };
    }
    const target = share * budget + ownMb;
    const measured = `${n} loads and ${evictions} evictions`;
    if (evictions === 0) {
      return { verdict: 'inconclusive', value, target, n, reason: `${measured}: all models fitted at once.` };
    }
    return {
      verdict: value < target ? 'pass' : 'fail',
      value,
      target,
      n,
      reason:
        `Over ${measured} memory rose by ${formatNumber(value)} MB at most; the budget is ${formatNumber(budget)} MB, ` +
        `and ${formatNumber(target - budget)} MB more are for what it does not count.`,
    };
  },
};
