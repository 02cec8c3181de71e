/** How far a search goes. */
export interface Search {
  readonly start: number;
  /** Whether levels are whole numbers. */
  readonly whole: boolean;
  /** How often a level that is not held is halved before the first that is. */
  readonly halvings: number;
  /** How often the gap between what is held and what is not is halved: four bring both within 4.4 %. */
  readonly bisections: number;
}

/** What a search came to. */
export interface Highest {
  /** The highest level that was held; null where none was. */
  readonly held: number | null;
  /** The lowest above it that was not; null where none was tried. */
  readonly missed: number | null;
  /** Whether it ended before its bisections were done. */
  readonly cutShort: boolean;
}

/** `null` where there is no time for it. */
export type Trial = (level: number) => Promise<boolean | null>;

/**
 * The trials of a search that could each hold wrongly, where every level above one that is too high is too high as well.
 * Of the doublings that is the first that is too high alone: they go on only if it was held wrongly already.
 */
export function trialsThatCanErr({ halvings, bisections }: Search): number {
  return Math.max(1, halvings) + bisections;
}

/** Doubles up to the first level that is not held, or halves down to the first that is, then bisects the gap. */
export async function findHighest(search: Search, trial: Trial): Promise<Highest> {
  const { start, whole, halvings, bisections } = search;
  let held: number | null = null;
  let missed: number | null = null;
  let level = start;
  for (let down = 0; held === null || missed === null; ) {
    const isHeld = await trial(level);
    if (isHeld === null) return { held, missed, cutShort: true };
    if (isHeld) held = level;
    else missed = level;
    if (held === null && down++ >= halvings) return { held, missed, cutShort: false };
    if (held === null) level = whole ? Math.floor(level / 2) : level / 2;
    else level = 2 * held;
    if (level === 0) return { held, missed, cutShort: false };
  }
  for (let step = 0; step < bisections; step++) {
    if (whole && missed - held <= 1) break;
    const middle: number = whole ? Math.floor((held + missed) / 2) : Math.sqrt(held * missed);
    const isHeld = await trial(middle);
    if (isHeld === null) return { held, missed, cutShort: true };
    if (isHeld) held = middle;
    else missed = middle;
  }
  return { held, missed, cutShort: false };
}
