import type { Tensor } from '../graph/tensor.js';
import { fail, frontAxis } from './fail.js';

export interface TopK {
  readonly values: Tensor;
  /** int64, places along the axis. */
  readonly indices: Tensor;
}

/** The `count` largest along `axis`, the largest first; of equals the one with the lower index. */
export function topK(x: Tensor, count: number, axis: number): TopK {
  const front = frontAxis('TopK', axis, x);
  if (!Number.isInteger(count) || count < 1 || count > x.shape[front]!) {
    fail('TopK', `expected a count from 1 to ${x.shape[front]}, got ${count}`, [x]);
  }
  const shape = x.shape.with(front, count);
  const [values, indices] = x.graph.node({
    opType: 'TopK',
    inputs: [x, x.graph.integers([count])],
    attributes: { axis: front, largest: 1, sorted: 1 },
    outputs: [
      { type: x.type, shape },
      { type: 'int64', shape },
    ],
  });
  return { values: values!, indices: indices! };
}
