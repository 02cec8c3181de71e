import type { Tensor } from '../graph/tensor.js';
import { frontAxis, single } from './fail.js';

/** Softmax along one axis. */
export function softmax(x: Tensor, axis: number): Tensor {
  frontAxis('Softmax', axis, x);
  return single(
    x.graph.node({
      opType: 'Softmax',
      inputs: [x],
      attributes: { axis },
      outputs: [{ type: x.type, shape: x.shape }],
    }),
  );
}
