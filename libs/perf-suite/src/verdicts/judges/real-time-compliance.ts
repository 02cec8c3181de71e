import { proportionInterval } from '../../statistics/proportion-interval.js';
import { formatNumber, formatShare } from '../format-number.js';
import type { Judge } from '../judge.js';

/**
 * Passes only where the share's interval lies above the target, which takes 36 samples at least. Fails by the observed
 * share where there are so many, and by the interval where there are fewer.
 */
export const realTimeCompliance: Judge = {
  metric: 'real_time_compliance_rate',
  comparison: 'above',
  scenario: 'single_inference',
  target: ({ realTimeComplianceRate }) => realTimeComplianceRate,
  judge({ samples }, { inferenceMs, realTimeComplianceRate }) {
    const times = samples.filter(({ warm_up }) => !warm_up).map(({ total_ms }) => total_ms);
    const n = times.length;
    if (n === 0) return { verdict: 'inconclusive', reason: 'There is no single inference after warm-up.' };
    const met = times.filter((ms) => ms < inferenceMs).length;
    const value = met / n;
    const { low, high } = proportionInterval(met, n);
    const couldPass = proportionInterval(n, n).low >= realTimeComplianceRate;
    const misses = (couldPass ? value : high) < realTimeComplianceRate;
    const verdict = misses ? 'fail' : low >= realTimeComplianceRate ? 'pass' : 'inconclusive';
    const measured = `${met} of ${n} single inferences (${formatShare(value)}) took less than ${formatNumber(inferenceMs)} ms`;
    const asked = formatShare(realTimeComplianceRate);
    const reason =
      verdict === 'inconclusive'
        ? `${measured}: so few may come of any share from ${formatShare(low)} to ${formatShare(high)}, and ${asked} is asked.`
        : `${measured}; asked is ${asked}.`;
    return { verdict, value, low, high, n, reason };
  },
};
