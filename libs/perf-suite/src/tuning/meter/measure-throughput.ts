import type { MeasureTimes, TunedEngine } from './tuned-engine.js';

/** Callers for each place in a run: as one is answered, the next waits already. */
const callersEach = 2;
const fewestWaves = 4;

/**
 * Images a second with more callers than there are places. Counted from the end of one wave of answers to the end of
 * another, a wave having as many images as run at once: workers that answer together would else count for too much.
 */
export async function measureThroughput(
  engine: TunedEngine,
  image: Uint8Array,
  { warmUpMs, measureMs, now }: MeasureTimes,
): Promise<number> {
  const wave = engine.info.workers * engine.info.batch;
  const warmEnd = now() + warmUpMs;
  const answered: number[] = [];
  let warmAnswers = 0;
  const isOver = () =>
    answered.length > fewestWaves * wave && (answered.at(-1) ?? 0) - (answered[0] ?? 0) >= measureMs;
  const call = async () => {
    while (!isOver()) {
      await engine.infer(image);
      const at = now();
      if (warmAnswers < wave || at < warmEnd) warmAnswers++;
      else answered.push(at);
    }
  };
  await Promise.all(Array.from({ length: callersEach * wave }, call));
  const images = Math.floor((answered.length - 1) / wave) * wave;
  return (1000 * images) / ((answered[images] ?? NaN) - (answered[0] ?? NaN));
}
