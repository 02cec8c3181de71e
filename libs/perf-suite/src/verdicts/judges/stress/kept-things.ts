import type { Metric } from '../../../report/schema/check-schema.js';
import { fewestTrend } from '../../../analysis/stress/held-figures.js';
import { formatNumber, isOrAre } from '../../format-number.js';
import type { Judge } from '../../judge.js';

/**
 * None more after the last cycle than after warm-up. More is a leak where its trend, that is its interval, lies above
 * nothing; a single thread of a pool that came late is not decided.
 */
export function keptThings(metric: Metric, what: 'threads' | 'descriptors', words: string): Judge {
  return {
    metric,
    comparison: 'below',
    scenario: 'session_churn',
    target: () => 1,
    judge({ figures, samples }) {
      const value = figures[`kept_${what}`];
      const low = figures[`kept_${what}_low`];
      const high = figures[`kept_${what}_high`];
      const { cycles: n = 0 } = figures;
      if (value === undefined || low === undefined || high === undefined) {
        const measured = samples.filter(({ warm_up }) => !warm_up).length;
        const reason =
          measured < fewestTrend
            ? `It takes ${fewestTrend} cycles after warm-up to tell what they leave behind, and there ${isOrAre(measured)} ${measured}.`
            : `This system does not tell how many ${words} a process has.`;
        return { verdict: 'inconclusive', n, reason };
      }
      return {
        verdict: value < 1 ? 'pass' : low > 0 ? 'fail' : 'inconclusive',
        value,
        low,
        high,
        n,
        reason:
          `After ${n} cycles the process has ${formatNumber(value)} more ${words} than after warm-up; the trend is ` +
          `${formatNumber(low)} to ${formatNumber(high)} over all cycles (95 % interval).`,
      };
    },
  };
}
