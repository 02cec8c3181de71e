import { UsageError } from '../errors/usage-error.js';
import type { Shard } from './run-plan.js';

export interface Weighed {
  readonly name: string;
  /** Any unit: only ratios count. */
  readonly weight: number;
}

/**
 * The names of one shard, in the order given: the heaviest goes to the shard with least so far, and so on (LPT, whose longest
 * shard is at most 4/3 of the best; Graham 1969). All shards together have each name once, as long as all are given the
 * same names and weights: weights must not depend on the machine.
 * @throws {UsageError} for a shard that is not from 1 to the number of shards, or for more shards than names.
 */
export function shardOf(items: readonly Weighed[], { index, count }: Shard): string[] {
  if (![index, count].every(Number.isSafeInteger) || index < 1 || index > count) {
    throw new UsageError(`Expected a shard such as 1/4, the first of four, got ${index}/${count}.`);
  }
  if (count > items.length) {
    throw new UsageError(
      `Expected no more shards than there are models, ${items.length}, got ${count}: some would have nothing to do.`,
    );
  }
  const loads = new Array<number>(count).fill(0);
  const mine = new Set<string>();
  for (const { name, weight } of items.toSorted(heaviestFirst)) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest]! += weight;
    if (lightest === index - 1) mine.add(name);
  }
  return items.filter(({ name }) => mine.has(name)).map(({ name }) => name);
}

/** Ties by name, by code units: a locale would order them by machine. */
function heaviestFirst(a: Weighed, b: Weighed): number {
  return b.weight - a.weight || (a.name < b.name ? -1 : 1);
}
