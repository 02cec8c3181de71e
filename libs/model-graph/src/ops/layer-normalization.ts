import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/** (x − mean) / sqrt(variance + epsilon) · scale + bias over the last axis, with the biased variance; scale and bias [C]. */
export function layerNormalization(x: Tensor, scale: Tensor, bias: Tensor, epsilon: number): Tensor {
  const inputs: [Tensor, ...Tensor[]] = [x, scale, bias];
  const size = x.shape.at(-1);
  for (const factor of [scale, bias]) {
    if (factor.shape.length !== 1 || factor.shape[0] !== size) {
      fail('LayerNormalization', `expected a scale and a bias of ${size} values`, inputs);
    }
  }
  return single(
    x.graph.node({
      opType: 'LayerNormalization',
      inputs,
      attributes: { axis: -1, epsilon: { float: epsilon } },
      outputs: [{ type: x.type, shape: x.shape }],
    }),
  );
}
