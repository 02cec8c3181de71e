import type { LeakSignal, MemoryOwner } from '../report/schema/leak-schema.js';
import { blockBootstrapSlope } from '../statistics/block-bootstrap.js';
import { theilSen } from '../statistics/theil-sen.js';
import type { LeakRule } from './leak-rule.js';

/** Readings of what one owner holds, equally far apart. */
export interface SignalReadings {
  readonly owner: MemoryOwner;
  /** Bytes. */
  readonly values: readonly number[];
  /** From one reading to the next. */
  readonly repetitions: number;
}

/** What readings of memory say: a leak is growth above the budget that goes on and comes to something. */
export function judgeSignal({ owner, values, repetitions }: SignalReadings, rule: LeakRule): LeakSignal {
  const perReading = blockBootstrapSlope(values);
  const [slope, low, high] = [perReading.slope, perReading.low, perReading.high].map(
    (bytes) => Math.round((bytes / repetitions) * 10) / 10,
  ) as [number, number, number];
  const budget = rule.budget[owner];
  const least = rule.over.bytes / rule.over.repetitions;
  const is_decaying = isDecaying(values);
  const isLeak = low > budget && slope > least && !is_decaying;
  return {
    owner,
    n: values.length,
    slope,
    low,
    high,
    budget,
    detection_limit: Math.ceil(Math.max(budget + (high - low) / 2, least)),
    is_decaying,
    verdict: isLeak ? 'leak' : high < budget ? 'clean' : 'inconclusive',
  };
}

/** Whether the last third grew by less than half of the middle third. */
function isDecaying(values: readonly number[]): boolean {
  const third = Math.floor(values.length / 3);
  const last = theilSen(values.slice(-third)).slope;
  const middle = theilSen(values.slice(-2 * third, -third)).slope;
  return last < middle / 2;
}
