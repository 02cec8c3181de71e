import type { Tensor } from '../graph/tensor.js';
import { frontAxis, single } from './fail.js';

/** The largest number along `axis`, which is gone from the result. */
export function reduceMax(x: Tensor, axis: number): Tensor {
  const front = frontAxis('ReduceMax', axis, x);
  return single(
    x.graph.node({
      opType: 'ReduceMax',
      inputs: [x, x.graph.integers([front])],
      attributes: { keepdims: 0 },
      outputs: [{ type: x.type, shape: x.shape.toSpliced(front, 1) }],
    }),
  );
}

/** The sum along `axis`, which is gone from the result. */
export function reduceSum(x: Tensor, axis: number): Tensor {
  const front = frontAxis('ReduceSum', axis, x);
  return single(
    x.graph.node({
      opType: 'ReduceSum',
      inputs: [x, x.graph.integers([front])],
      attributes: { keepdims: 0 },
      outputs: [{ type: x.type, shape: x.shape.toSpliced(front, 1) }],
    }),
  );
}
