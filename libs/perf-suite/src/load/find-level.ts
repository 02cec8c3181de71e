import type { ScenarioContext } from '../scenarios/scenario.js';
import { findHighest, type Search, trialsThatCanErr } from './find-highest.js';
import type { Held, LoadTarget } from './late-share.js';

/** What a search tries. */
export interface LevelSearch extends Search {
  /** What a level is called, in the plural, for people: `requests a second`. */
  readonly what: string;
  readonly target: LoadTarget;
  /** What a level takes at least, in milliseconds. */
  readonly levelMs: (level: number, target: LoadTarget) => number;
  readonly measure: (level: number, target: LoadTarget, trial: number) => Promise<Held>;
}

/** What a search came to. */
export interface Found {
  /** The highest level that keeps the target; null where none was shown to. */
  readonly held: number | null;
  /** None where there was no time for the first. */
  readonly trials: number;
}

/**
 * Looks for the highest level that keeps a target. The target's confidence is that of the whole search: it is
 * shared by the trials that could hold wrongly (Bonferroni).
 */
export async function findLevel(
  { timeLeft, recorder }: ScenarioContext,
  { what, measure, levelMs, ...search }: LevelSearch,
): Promise<Found> {
  const doubt = (1 - search.target.confidence) / trialsThatCanErr(search);
  const target = { ...search.target, confidence: 1 - doubt };
  let trials = 0;
  const { held, missed, cutShort } = await findHighest(search, async (level) => {
    if (levelMs(level, target) > timeLeft()) return null;
    return (await measure(level, target, trials++)) === true;
  });
  if (cutShort) {
    recorder.flag({
      code: 'cut-short',
      message:
        trials === 0
          ? `There was no time to look for the most ${what}.`
          : `There was time for ${trials} ${trials === 1 ? 'trial' : 'trials'} of ${what}: ${rangeOf(held, missed)}.`,
    });
  } else if (held === null) {
    recorder.flag({
      code: 'no-level-held',
      message: `No number of ${what} was shown to keep the target; the fewest that were tried are ${round(missed ?? NaN)}.`,
    });
  }
  return { held, trials };
}

/** Three digits that count. */
const round = (level: number) => Number(level.toPrecision(3));

function rangeOf(held: number | null, missed: number | null): string {
  if (held === null) return `not even ${round(missed ?? NaN)} was shown to keep the target`;
  const upper = missed === null ? 'no more was tried' : `${round(missed)} was not`;
  return `${round(held)} was shown to keep the target, and ${upper}`;
}
