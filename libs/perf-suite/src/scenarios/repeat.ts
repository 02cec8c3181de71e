import type { ScenarioContext } from './scenario.js';

export interface Repetition {
  readonly times: number;
  /** What is repeated, in the plural, for people. */
  readonly what: string;
  /** Done whatever the time. Default 1. */
  readonly least?: number;
  /** Milliseconds of the scenario's time that are not to be used. */
  readonly keepMs?: number;
}

/**
 * Does a thing as often as wanted, or until one more, taking as long as those so far, would not fit into the scenario's
 * time: then the report says how many did. Returns how many were done.
 * @param step Gets the number of the repetition, from 0. `false` ends it there.
 */
export async function repeat(
  { elapsed, timeLeft, recorder }: ScenarioContext,
  { times, what, least = 1, keepMs = 0 }: Repetition,
  step: (index: number) => Promise<boolean | void>,
): Promise<number> {
  const start = elapsed();
  let done = 0;
  while (done < times) {
    if (done >= least && (elapsed() - start) / done > timeLeft() - keepMs) break;
    const goesOn = await step(done++);
    if (goesOn === false) break;
  }
  if (done < times) {
    recorder.flag({ code: 'cut-short', message: `There was time for ${done} of ${times} ${what}.` });
  }
  return done;
}
