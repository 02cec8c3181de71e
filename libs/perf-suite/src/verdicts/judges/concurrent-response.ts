import { formatNumber } from '../format-number.js';
import type { Judge } from '../judge.js';

/**
 * By the slowest response: a burst is as good as its last answer. A request that was given up would have taken longer
 * than it waited, so it can fail the check and never pass it.
 */
export const concurrentResponse: Judge = {
  metric: 'concurrent_response_ms',
  comparison: 'below',
  scenario: 'concurrent',
  target: ({ concurrentResponseMs }) => concurrentResponseMs,
  judge({ samples }, { concurrentResponseMs }) {
    const measured = samples.filter(({ warm_up }) => !warm_up);
    const n = measured.length;
    if (n === 0) return { verdict: 'inconclusive', reason: 'There is no concurrent response after warm-up.' };
    const value = Math.max(...measured.map(({ total_ms }) => total_ms));
    const unanswered = measured.filter(({ outcome }) => outcome === 'given-up').length;
    const asked = `asked is below ${formatNumber(concurrentResponseMs)}`;
    const isLate = value >= concurrentResponseMs;
    if (unanswered > 0) {
      const given = `${unanswered} of ${n} concurrent requests had no answer after ${formatNumber(value)} ms`;
      return {
        verdict: isLate ? 'fail' : 'inconclusive',
        value,
        low: value,
        n,
        reason: isLate ? `${given}; ${asked}.` : `${given}, when their time was over; ${asked}.`,
      };
    }
    return {
      verdict: isLate ? 'fail' : 'pass',
      value,
      n,
      reason: `The slowest of ${n} concurrent responses took ${formatNumber(value)} ms; ${asked}.`,
    };
  },
};
