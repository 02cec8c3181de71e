import { formatNumber, isOrAre } from '../../format-number.js';
import { judgeMedian } from '../../judge-median.js';
import type { Judge } from '../../judge.js';

/** Longer than a scheduler keeps a thread waiting that wants to give up a request, on a machine that computes on all cores. */
const toleratedLateMs = 50;

/** By p95 and its interval, as single timers are late wherever a system is busy. */
export const deadlineLateness: Judge = {
  metric: 'deadline_late_ms',
  comparison: 'below',
  scenario: 'deadlines',
  target: () => toleratedLateMs,
  judge({ statistics }) {
    const late = statistics['past_deadline_ms'];
    const { value = null, low = null, high = null, needed = 72 } = late?.p95 ?? {};
    const n = late?.n ?? 0;
    if (value === null || low === null || high === null) {
      const reason = `It takes ${needed} missed deadlines to bound p95, and there ${isOrAre(n)} ${n}.`;
      return { verdict: 'inconclusive', n, reason };
    }
    return {
      verdict: low >= toleratedLateMs ? 'fail' : high < toleratedLateMs ? 'pass' : 'inconclusive',
      value,
      low,
      high,
      n,
      reason:
        `95 % of ${n} requests were given up within ${formatNumber(value)} ms of their deadlines ` +
        `(95 % interval ${formatNumber(low)} to ${formatNumber(high)}); asked is below ${toleratedLateMs}.`,
    };
  },
};

/** A run that has begun is not stopped: the next request waits for it, is then served, and has some time of its own. */
const [runs, ownMs] = [3, 20] as const;

/** The first request after a burst, against those before it. */
export const deadlineRecovery: Judge = {
  metric: 'deadline_recovery_ms',
  comparison: 'below',
  scenario: 'deadlines',
  target: () => null,
  judge({ statistics }) {
    const before = statistics['before_ms']?.p50.value ?? 0;
    const target = runs * before + ownMs;
    const words = { of: 'first answers after missed deadlines', unit: 'ms' };
    return { ...judgeMedian(statistics['recovery_ms'], target, 'below', words), target };
  },
};
