import type { Tensor } from '../graph/tensor.js';
import { broadcast } from './elementwise.js';
import { fail, single } from './fail.js';

/** x repeated along its axes of size 1 until it has `shape`, by NumPy's broadcasting. */
export function expand(x: Tensor, shape: readonly number[]): Tensor {
  if (broadcast(x.shape, shape)?.join() !== shape.join()) {
    fail('Expand', `expected a shape that broadcasts to [${shape.join(', ')}]`, [x]);
  }
  return single(
    x.graph.node({
      opType: 'Expand',
      inputs: [x, x.graph.integers(shape)],
      outputs: [{ type: x.type, shape }],
    }),
  );
}
