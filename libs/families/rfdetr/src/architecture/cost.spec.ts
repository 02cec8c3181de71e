import { gflops } from '@framegate/model-graph';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { findVariant } from '../variants/variants.js';
import { buildRfdetr } from './build-rfdetr.js';

/** Convolutions and matrix products of one image at the native size, in 10⁹ operations. */
describe.each([
  ['rfdetr-nano', 31.8],
  ['rfdetr-small', 59.6],
  ['rfdetr-medium', 78.5],
])('%s', (variant, expected) => {
  it('costs as many operations as were counted elsewhere', () => {
    const imageSize = findVariant(variant).nativeSize;
    const graph = buildRfdetr({ variant, imageSize, batch: 1, weights: syntheticWeights(variant) });
    expect(gflops(graph)).toBeCloseTo(expected, 1);
  });
});
