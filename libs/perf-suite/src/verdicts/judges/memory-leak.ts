import type { Leak, LeakSignal } from '../../report/schema/leak-schema.js';
import type { Judge, Judgement } from '../judge.js';

const verdicts = { leak: 'fail', clean: 'pass', inconclusive: 'inconclusive' } as const;

/** In bytes an inference, of the owner of memory that is furthest above its budget. */
export const memoryLeak: Judge = {
  metric: 'memory_leak',
  comparison: 'below',
  scenario: 'leak',
  target: () => null,
  judge: ({ leak }) => judgeLeak(leak),
};

/** In bytes a cycle of opening and closing; only where there are enough cycles to tell. */
export const memoryLeakPerCycle: Judge = {
  metric: 'memory_leak_per_cycle',
  comparison: 'below',
  scenario: 'cleanup',
  applies: ({ leak }) => leak !== null,
  target: () => null,
  judge: ({ leak }) => judgeLeak(leak),
};

function judgeLeak(leak: Leak | null): Judgement {
  if (leak === null) return { verdict: 'inconclusive', reason: 'Memory was not read for leaks.' };
  const { verdict, reason, owner, signals } = leak;
  const worst = signals.find((signal) => signal.owner === owner) ?? signals.toSorted(byExcess)[0];
  const figures = worst && {
    value: worst.slope,
    low: worst.low,
    high: worst.high,
    n: worst.n,
    target: worst.budget,
  };
  return { verdict: verdicts[verdict], reason, ...figures };
}

function byExcess(a: LeakSignal, b: LeakSignal): number {
  return b.slope / b.budget - a.slope / a.budget;
}
