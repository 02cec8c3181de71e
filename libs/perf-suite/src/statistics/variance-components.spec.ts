import { readFileSync } from 'node:fs';
import { describeValues } from './describe-values.js';
import { varianceComponents, type VarianceComponents } from './variance-components.js';

interface Vector extends VarianceComponents {
  groups: number[][];
}
const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/variance-vectors.json', import.meta.url), 'utf8'),
) as { components: Vector[] };

function group(values: readonly number[]) {
  const { n, mean, sd } = describeValues(values);
  return { n, mean, sd: sd ?? 0 };
}

describe('variance components', () => {
  it.each(vectors.components)(
    'are those that numpy computes from all values: $between between, $within within',
    ({ groups, mean, between, within }) => {
      const components = varianceComponents(groups.map(group));
      expect(components.mean).toBeCloseTo(mean, 9);
      expect(components.between).toBeCloseTo(between, 9);
      expect(components.within).toBeCloseTo(within, 9);
    },
  );

  it('have nothing between groups that differ no more than their values do', () => {
    expect(varianceComponents([group([1, 9]), group([9, 1])]).between).toBe(0);
  });

  it.each([
    ['one group', [[1, 2]], 'got 1 groups of 2 values'],
    ['groups of one value each', [[1], [2]], 'got 2 groups of 2 values'],
  ])('cannot be told from %s', (_, groups, message) => {
    expect(() => varianceComponents(groups.map(group))).toThrow(message);
  });
});
