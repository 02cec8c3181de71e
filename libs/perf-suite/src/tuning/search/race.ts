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

/** The best of the trials by successive halving: after each round those in the slower half leave that are clearly slower. */
export async function race(
  candidates: readonly Trial[],
  { pinned, rounds, hasTimeFor }: RaceOptions,
): Promise<Trial> {
  const [reference] = pinned;
  let alive = candidates.filter((trial) => !pinned.includes(trial));
  const ranked = () =>
    [...pinned, ...alive]
      .filter((trial) => trial.factorsOver(reference).length > 0)
      .map((trial) => ({ trial, factor: median(trial.factorsOver(reference)) }))
      .sort((a, b) => b.factor - a.factor);
  for (let round = 0; round < mostRounds && alive.length > 0; round++) {
    if (!hasTimeFor(alive.length + pinned.length)) break;
    await rounds.run([...pinned, ...alive]);
    const order = ranked();
    const best = order[0]?.factor ?? 1;
    const half = Math.ceil(order.length / 2);
    const kept = order.filter(({ factor }, index) => index < half || factor >= best * closeFactor);
    alive = kept
      .map(({ trial }) => trial)
      .filter((trial) => trial.failure === null && !pinned.includes(trial));
  }
  return ranked().find(({ trial }) => trial.failure === null)?.trial ?? reference;
}
