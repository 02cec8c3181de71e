import type { Tensor } from '../graph/tensor.js';
import { frontAxis, single } from './fail.js';

/** The size of one axis of x as one int64 value, for shapes that differ between runs. */
export function sizeOf(x: Tensor, axis: number): Tensor {
  const front = frontAxis('Shape', axis, x);
  return single(
    x.graph.node({
      opType: 'Shape',
      inputs: [x],
      attributes: { start: front, end: front + 1 },
      outputs: [{ type: 'int64', shape: [1] }],
    }),
  );
}
