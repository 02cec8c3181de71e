import type { Check } from '../report/schema/check-schema.js';
import type { Statistic } from '../report/schema/scenario-schema.js';
import { formatNumber, isOrAre } from './format-number.js';
import type { Judgement } from './judge.js';

/**
 * Judges a median by its interval: on the right side as a whole is a pass, on the wrong side as a whole a fail,
 * and a target within it is not decided by these samples.
 */
export function judgeMedian(
  statistic: Statistic | undefined,
  target: number,
  comparison: Check['comparison'],
  words: { readonly of: string; readonly unit: string },
): Judgement {
  const n = statistic?.n ?? 0;
  const value = statistic?.p50.value ?? null;
  const low = statistic?.p50.low ?? null;
  const high = statistic?.p50.high ?? null;
  if (value === null || low === null || high === null) {
    const needed = statistic?.p50.needed ?? 6;
    return {
      verdict: 'inconclusive',
      value,
      n,
      reason: `It takes ${needed} ${words.of} to bound the median, and there ${isOrAre(n)} ${n}.`,
    };
  }
  const [best, worst] = comparison === 'below' ? [low, high] : [high, low];
  const meets = (bound: number) => (comparison === 'below' ? bound < target : bound > target);
  const verdict = meets(worst) ? 'pass' : meets(best) ? 'inconclusive' : 'fail';
  const measured =
    `The median of ${n} ${words.of} is ${formatNumber(value)} ${words.unit} ` +
    `(95 % interval ${formatNumber(low)} to ${formatNumber(high)})`;
  const asked = `${comparison} ${formatNumber(target)}`;
  const reason =
    verdict === 'inconclusive'
      ? `${measured}: too near to tell whether it is ${asked}.`
      : `${measured}; asked is ${asked}.`;
  return { verdict, value, low, high, n, reason };
}
