import { median } from '../../statistics/sorted-quantile.js';
import type { Rounds } from './rounds.js';
import type { Trial } from './trial.js';

/** A round more tells little about those that are left. */
const mostRounds = 3;

/** Trials that are no further behind the best stay, whatever half they are in. */
const closeFactor = 0.97;

export interface RaceOptions {
  /** In every round, and never dropped; the first is what the others are compared with. */
  readonly pinned: readonly [Trial, ...Trial[]];
  readonly rounds: Rounds;
  /** Whether another round of so many runs fits in. */
  readonly hasTimeFor: (runs: number) => boolean;
}

/**
 * Successive halving: after each round those in the slower half leave that are clearly slower. What is left, the best
 * first, the pinned ones among them; the first candidate alone where time ends before anything is known.
 */
export async function race(
  candidates: readonly [Trial, ...Trial[]],
  { pinned, rounds, hasTimeFor }: RaceOptions,
): Promise<readonly [Trial, ...Trial[]]> {
  const [reference] = pinned;
  const since = rounds.next;
  // Of this race alone: all that are still in it then have the same rounds, and what disturbed one disturbed all.
  const factorsOf = (trial: Trial) => trial.factorsOver(reference, since);
  let alive = candidates.filter((trial) => !pinned.includes(trial));
  const ranked = () =>
    [...pinned, ...alive]
      .filter((trial) => trial.failure === null && factorsOf(trial).length > 0)
      .map((trial) => ({ trial, factor: median(factorsOf(trial)) }))
      .sort((a, b) => b.factor - a.factor);
  for (let round = 0; round < mostRounds && alive.length > 0; round++) {
    if (!hasTimeFor(alive.length + pinned.length)) break;
    await rounds.run([...pinned, ...alive]);
    const order = ranked();
    const best = order[0]?.factor ?? 1;
    const half = Math.ceil(order.length / 2);
    const kept = order.filter(({ factor }, index) => index < half || factor >= best * closeFactor);
    alive = kept.map(({ trial }) => trial).filter((trial) => !pinned.includes(trial));
  }
  const [best, ...others] = ranked().map(({ trial }) => trial);
  return best ? [best, ...others] : [candidates[0]];
}
