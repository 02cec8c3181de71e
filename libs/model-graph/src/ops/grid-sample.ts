import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/**
 * Bilinear samples of x [B, C, H, W] at `grid` [B, h, w, 2], whose (x, y) run from −1 at the outer edge of the first pixel
 * to 1 at the outer edge of the last; zero outside → [B, C, h, w].
 */
export function gridSample(x: Tensor, grid: Tensor): Tensor {
  const [batch, channels] = x.shape;
  const [gridBatch, height, width, coordinates] = grid.shape;
  if (x.shape.length !== 4 || grid.shape.length !== 4 || gridBatch !== batch || coordinates !== 2) {
    fail('GridSample', 'expected x [B, C, H, W] and a grid [B, h, w, 2]', [x, grid]);
  }
  return single(
    x.graph.node({
      opType: 'GridSample',
      inputs: [x, grid],
      attributes: { mode: 'linear', padding_mode: 'zeros', align_corners: 0 },
      outputs: [{ type: x.type, shape: [batch!, channels!, height!, width!] }],
    }),
  );
}
