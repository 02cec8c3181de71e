import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';
import { windowOutput } from './window.js';

export interface MaxPoolOptions {
  readonly kernel: number;
  readonly stride?: number;
  /** On every side; padded places count as −∞. */
  readonly padding?: number;
}

/** x [B, C, H, W] → [B, C, H', W'], windows as in `conv`. */
export function maxPool(x: Tensor, { kernel, stride = 1, padding = 0 }: MaxPoolOptions): Tensor {
  const [batch, channels, height, width] = x.shape;
  if (x.shape.length !== 4) fail('MaxPool', 'expected x of rank 4', [x]);
  const outHeight = windowOutput(height!, kernel, stride, padding);
  const outWidth = windowOutput(width!, kernel, stride, padding);
  if (outHeight < 1 || outWidth < 1) fail('MaxPool', 'the window is larger than the padded input', [x]);
  return single(
    x.graph.node({
      opType: 'MaxPool',
      inputs: [x],
      attributes: {
        kernel_shape: [kernel, kernel],
        pads: [padding, padding, padding, padding],
        strides: [stride, stride],
      },
      outputs: [{ type: x.type, shape: [batch!, channels!, outHeight, outWidth] }],
    }),
  );
}
