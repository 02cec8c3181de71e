import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/** Appends `after[i]` zeros along axis i. */
export function padEnd(x: Tensor, after: readonly number[]): Tensor {
  if (after.length !== x.shape.length || after.some((count) => !Number.isInteger(count) || count < 0)) {
    fail('Pad', `expected ${x.shape.length} counts from 0, got ${after.join(', ')}`, [x]);
  }
  const pads = [...after.map(() => 0), ...after];
  return single(
    x.graph.node({
      opType: 'Pad',
      inputs: [x, x.graph.integers(pads)],
      outputs: [{ type: x.type, shape: x.shape.map((size, axis) => size + after[axis]!) }],
    }),
  );
}
