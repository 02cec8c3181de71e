import { formatNumber } from '../format-number.js';
import type { Judge } from '../judge.js';

/** By the slowest response: a burst is as good as its last answer. */
export const concurrentResponse: Judge = {
  metric: 'concurrent_response_ms',
  comparison: 'below',
  scenario: 'concurrent',
  target: ({ concurrentResponseMs }) => concurrentResponseMs,
  judge({ statistics }, { concurrentResponseMs }) {
    const { n, max } = statistics['total_ms'] ?? { n: 0, max: null };
    if (max === null)
      return { verdict: 'inconclusive', reason: 'There is no concurrent response after warm-up.' };
    return {
      verdict: max < concurrentResponseMs ? 'pass' : 'fail',
      value: max,
      n,
      reason:
        `The slowest of ${n} concurrent responses took ${formatNumber(max)} ms; ` +
        `asked is below ${formatNumber(concurrentResponseMs)}.`,
    };
  },
};
