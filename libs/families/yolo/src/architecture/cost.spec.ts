import { gflops } from '@framegate/model-graph';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildYolo } from './build-yolo.js';

/** Convolutions and attention's matrix products of one 640×640 image, in 10⁹ operations. */
describe.each([
  ['yolo11n', 6.481 + 0.061],
  ['yolo11s', 21.467 + 0.123],
  ['yolo11m', 67.982 + 0.123],
  ['yolo11l', 86.91 + 0.246],
  ['yolo11x', 194.904 + 0.369],
  ['yolo12n', 6.488 + 0.983],
  ['yolo12s', 21.376 + 1.966],
  ['yolo12m', 67.446 + 3.277],
  ['yolo12l', 88.878 + 6.554],
  ['yolo12x', 199.02 + 9.83],
])('%s', (variant, expected) => {
  it('costs as many operations as were counted elsewhere', () => {
    const imageSize = { height: 640, width: 640 };
    const graph = buildYolo({ variant, imageSize, batch: 1, weights: syntheticWeights(variant) });
    expect(Math.abs(gflops(graph) - expected)).toBeLessThan(0.002);
  });
});
