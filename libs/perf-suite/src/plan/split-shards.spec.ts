import { UsageError } from '../errors/usage-error.js';
import { shardOf, type Weighed } from './split-shards.js';

const items = (weights: readonly number[]): Weighed[] =>
  weights.map((weight, index) => ({ name: `m${index}`, weight }));
const allShards = (of: readonly Weighed[], count: number) =>
  Array.from({ length: count }, (_, index) => shardOf(of, { index: index + 1, count }));

describe('shards', () => {
  it.each([1, 2, 3, 7, 40])('have each name once, all %d together', (count) => {
    const models = items(Array.from({ length: 40 }, (_, index) => ((index * 7919) % 97) + 1));
    const names = allShards(models, count).flat();
    expect(names.sort()).toEqual(models.map(({ name }) => name).sort());
  });

  it('are balanced: the longest is at most 4/3 of the mean and the heaviest', () => {
    const models = items(Array.from({ length: 200 }, (_, index) => ((index * 7919) % 97) + 1));
    const weightOf = (names: readonly string[]) =>
      models.filter(({ name }) => names.includes(name)).reduce((sum, { weight }) => sum + weight, 0);
    const longest = Math.max(...allShards(models, 8).map(weightOf));
    expect(longest).toBeLessThanOrEqual((4 / 3) * Math.max(97, weightOf(models.map(({ name }) => name)) / 8));
  });

  it('are the same whatever the order of the names, and keep that order', () => {
    const models = items([5, 5, 5, 5, 1, 9]);
    const forwards = allShards(models, 3);
    const backwards = allShards(models.toReversed(), 3);
    expect(backwards.map((names) => names.sort())).toEqual(forwards.map((names) => names.sort()));
    expect(shardOf(items([1, 1, 1]), { index: 1, count: 1 })).toEqual(['m0', 'm1', 'm2']);
  });

  it.each([
    [0, 4],
    [5, 4],
    [1.5, 4],
    [1, 0],
  ])('are refused as %d/%d', (index, count) => {
    expect(() => shardOf(items([1, 2]), { index, count })).toThrow(UsageError);
  });

  it('are refused where some would be empty', () => {
    expect(() => shardOf(items([1, 2]), { index: 1, count: 3 })).toThrow(
      'Expected no more shards than there are models, 2, got 3: some would have nothing to do.',
    );
  });
});
