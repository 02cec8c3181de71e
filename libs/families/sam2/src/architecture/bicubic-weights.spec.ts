import { bicubicWeights } from './bicubic-weights.js';

/** Expected values are PyTorch's. */
describe('bicubic weights', () => {
  it.each([
    [7, 0, [1.0962415, -0.0962415, 0, 0, 0, 0, 0]],
    [7, 18, [0.9955798, 0.0044458, -2.56e-5, 0, 0, 0, 0]],
    [7, 127, [0, -0.0001383, 0.0105311, 0.9995826, -0.0099754, 0, 0]],
    [14, 17, [0.5483002, 0.5367603, -0.0850605, ...Array<number>(11).fill(0)]],
  ])('from %i samples to 256 are PyTorch’s in row %i', (samples, row, expected) => {
    const weights = bicubicWeights(256, samples)[row]!;
    expect(weights).toHaveLength(samples);
    weights.forEach((weight, index) => expect(weight).toBeCloseTo(expected[index]!, 6));
  });

  it('add up to 1', () => {
    for (const row of bicubicWeights(256, 14)) {
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });
});
