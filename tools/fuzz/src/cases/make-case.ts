import { Random } from '../random/random.js';
import type { Seed, Target } from '../targets/target.js';

/** The input of a case, which follows from its arguments alone. The first cases are the seeds as they are. */
export function makeCase(
  target: Pick<Target, 'name' | 'mutate'>,
  seeds: readonly Seed[],
  seed: string,
  index: number,
): Seed {
  const sound = seeds[index];
  if (sound) return sound;
  const random = new Random(`${seed}:${target.name}:${index}`);
  const base = random.pick(seeds);
  return { name: base.name, bytes: target.mutate(base, random, seeds) };
}
