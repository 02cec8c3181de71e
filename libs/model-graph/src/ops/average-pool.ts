import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/**
 * Means of x [B, C, H, W] over k×k windows side by side → [B, C, ceil(H/k), ceil(W/k)]; windows that stick out at the
 * right or the bottom are means of what they cover.
 */
export function averagePool(x: Tensor, kernel: number): Tensor {
  const [batch, channels, height, width] = x.shape;
  if (x.shape.length !== 4) fail('AveragePool', 'expected x of rank 4', [x]);
  const shape = [batch!, channels!, Math.ceil(height! / kernel), Math.ceil(width! / kernel)];
  return single(
    x.graph.node({
      opType: 'AveragePool',
      inputs: [x],
      attributes: { kernel_shape: [kernel, kernel], strides: [kernel, kernel], ceil_mode: 1 },
      outputs: [{ type: x.type, shape }],
    }),
  );
}
