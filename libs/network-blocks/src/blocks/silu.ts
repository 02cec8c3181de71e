import { mul, sigmoid, type Tensor } from '@framegate/model-graph';

/** x · sigmoid(x): the pair that exporters write and runtimes fuse. */
export function silu(x: Tensor): Tensor {
  return mul(x, sigmoid(x));
}
