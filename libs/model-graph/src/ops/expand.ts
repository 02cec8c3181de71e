import type { Tensor } from '../graph/tensor.js';
import { broadcast } from './elementwise.js';
import { fail, single } from './fail.js';

/**
 * x repeated along its axes of size 1 until it has `shape`, by NumPy's broadcasting. `written` (int64, a value for each
 * axis) stands in the graph for a shape that differs between runs.
 */
export function expand(x: Tensor, shape: readonly number[], written = x.graph.integers(shape)): Tensor {
  if (written.type !== 'int64' || written.shape.join() !== String(shape.length)) {
    fail('Expand', `expected a shape as ${shape.length} int64 values`, [x, written]);
  }
  if (broadcast(x.shape, shape)?.join() !== shape.join()) {
    fail('Expand', `expected a shape that broadcasts to [${shape.join(', ')}]`, [x]);
  }
  return single(
    x.graph.node({
      opType: 'Expand',
      inputs: [x, written],
      outputs: [{ type: x.type, shape }],
    }),
  );
}
