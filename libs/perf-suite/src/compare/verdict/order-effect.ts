import { permutationTest } from '../../statistics/permutation-test.js';
import type { MeasuredPair } from '../pairs/measured-pair.js';

/** Rare enough that a sound comparison hardly ever says it. */
const level = 0.01;

/** Whether the ratio of a pair depends on which side was started first: then something outlives a process. */
export function orderMatters(pairs: readonly MeasuredPair[]): boolean {
  const of = (first: MeasuredPair['first']) =>
    pairs.flatMap(({ first: started, ratios: { median_ms } }) =>
      started === first && median_ms !== undefined ? [Math.log(median_ms)] : [],
    );
  const [baseFirst, headFirst] = [of('base'), of('head')];
  if (baseFirst.length === 0 || headFirst.length === 0) return false;
  return permutationTest(baseFirst, headFirst, { permutations: 9999, seed: 1 }) <= level;
}
