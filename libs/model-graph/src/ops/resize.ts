import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/** Repeats every pixel of x [B, C, H, W] `factor` times in both directions. */
export function upsampleNearest(x: Tensor, factor: number): Tensor {
  const [batch, channels, height, width] = x.shape;
  if (x.shape.length !== 4) fail('Resize', 'expected x of rank 4', [x]);
  if (!Number.isInteger(factor) || factor < 1)
    fail('Resize', `expected a whole factor of 1 or more, got ${factor}`, [x]);
  const scales = x.graph.floats([1, 1, factor, factor]);
  return single(
    x.graph.node({
      opType: 'Resize',
      inputs: [x, undefined, scales],
      attributes: { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
      outputs: [{ type: x.type, shape: [batch!, channels!, height! * factor, width! * factor] }],
    }),
  );
}
