import { isSteady } from '../../scenarios/steady-state.js';
import { median } from '../../statistics/sorted-quantile.js';
import type { MeasureTimes, TunedEngine } from './tuned-engine.js';

const fewestWarmUps = 3;
const fewestSamples = 5;

/** Median milliseconds of requests, one after another. */
export async function measureLatency(
  engine: TunedEngine,
  image: Uint8Array,
  { warmUpMs, measureMs, now }: MeasureTimes,
): Promise<number> {
  const timed = async () => {
    const start = now();
    await engine.infer(image);
    return now() - start;
  };
  const warm: number[] = [];
  const warmEnd = now() + warmUpMs;
  while (warm.length < fewestWarmUps || (!isSteady(warm) && now() < warmEnd)) warm.push(await timed());
  const samples: number[] = [];
  const end = now() + measureMs;
  while (samples.length < fewestSamples || now() < end) samples.push(await timed());
  return median(samples);
}
