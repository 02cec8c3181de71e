import { gflops, type ModelGraph } from '@framegate/model-graph';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildSam2 } from './build-sam2.js';

function graphsOf(variant: string): ModelGraph[] {
  const imageSize = { height: 1024, width: 1024 };
  const parts = buildSam2({ variant, imageSize, batch: 1, weights: syntheticWeights(variant) });
  return parts.map(({ graph }) => graph);
}

/**
 * 10⁹ multiply-accumulates of an image as counted elsewhere for the official modules, and how many of them we leave out:
 * two projections in a row are one (of channels C and 2C on 65,536 and 16,384 tokens), and what attention gives for cells
 * outside of the grid is dropped before it is projected (804 cells of 4C channels, 201 of 8C).
 */
describe.each([
  { variant: 'sam2-tiny', counted: 146.2, width: 96, padded: [3, 2] },
  { variant: 'sam2-small', counted: 180.04, width: 96, padded: [7, 2] },
  { variant: 'sam2-base-plus', counted: 323.38, width: 112, padded: [12, 3] },
  { variant: 'sam2-large', counted: 911.41, width: 144, padded: [0, 0] },
])("$variant's encoder", ({ variant, counted, width, padded }) => {
  it('costs what was counted elsewhere, less what is left out', () => {
    const joined = [
      65_536 * (width * 256 + 256 * 32 - width * 32),
      16_384 * (2 * width * 256 + 256 * 64 - 2 * width * 64),
    ];
    const outside = [padded[0]! * 804 * (4 * width) ** 2, padded[1]! * 201 * (8 * width) ** 2];
    const saved = [...joined, ...outside].reduce((sum, count) => sum + count, 0) / 1e9;
    expect(gflops(graphsOf(variant)[0]!) / 2).toBeCloseTo(counted - saved, 2);
  });
});

it('costs what was counted elsewhere to answer a prompt of one point, a mask given or not', () => {
  expect(gflops(graphsOf('sam2-tiny')[1]!)).toBeCloseTo(3.68, 2);
});
