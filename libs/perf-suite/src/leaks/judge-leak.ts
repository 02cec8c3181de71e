import type { Leak, LeakSignal } from '../report/schema/leak-schema.js';
import type { HeldMemory } from '../report/schema/sample-schema.js';
import { describeLeak } from './describe-leak.js';
import { judgeSignal } from './judge-signal.js';
import type { LeakRule } from './leak-rule.js';
import { signalReadings } from './signal-readings.js';

/** Thirds of fewer minima are too short to tell whether growth decays. */
const fewestMinima = 12;

/** @param readings After warm-up, equally many repetitions apart. */
export function judgeLeak(readings: readonly HeldMemory[], rule: LeakRule): Leak {
  const { unit } = rule;
  if (readings.length < rule.fewestReadings) {
    const reason =
      `It takes ${rule.fewestReadings} readings of memory after warm-up to tell a leak, and there ` +
      `${readings.length === 1 ? 'is' : 'are'} ${readings.length}.`;
    return { verdict: 'inconclusive', owner: null, unit, signals: [], reason };
  }
  const signals = signalReadings(readings)
    .filter(({ values }) => values.length >= fewestMinima)
    .map((signal) => judgeSignal(signal, rule));
  const owner = signals.filter(({ verdict }) => verdict === 'leak').toSorted(bySlope)[0]?.owner ?? null;
  // Each owner is either shown to be clean, or nothing is shown of the whole.
  const isClean = signals.length === 3 && signals.every(({ verdict }) => verdict === 'clean');
  const verdict = owner !== null ? 'leak' : isClean ? 'clean' : 'inconclusive';
  return { verdict, owner, unit, signals, reason: describeLeak(signals, verdict, rule) };
}

function bySlope(a: LeakSignal, b: LeakSignal): number {
  return b.slope - a.slope;
}
