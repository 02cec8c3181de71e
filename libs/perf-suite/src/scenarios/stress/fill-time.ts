import type { ScenarioContext } from '../scenario.js';

export interface Filling {
  readonly most: number;
  /** Done whatever the time. */
  readonly least: number;
}

/**
 * Goes on until one more step, taking as long as those so far, would not fit into the scenario's time. Returns how many
 * steps were done: under stress there is no number that would be enough, and the checks say what these can tell.
 * @param step Gets its number, from 0.
 */
export async function fillTime(
  { elapsed, timeLeft, recorder }: Pick<ScenarioContext, 'elapsed' | 'timeLeft' | 'recorder'>,
  { most, least }: Filling,
  step: (index: number) => Promise<void>,
): Promise<number> {
  const start = elapsed();
  let done = 0;
  while (done < most) {
    if (done >= least && (elapsed() - start) / done > timeLeft()) break;
    await step(done++);
    recorder.progress(done, most);
  }
  return done;
}
