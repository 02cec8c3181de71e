import { add, concat, exp, mul, slice, type Tensor } from '@framegate/model-graph';

/** Boxes [.., .., 4] (cx, cy, w, h) moved by shares of their size and stretched by powers of e: neither bounded nor clamped. */
export function reparametrised(deltas: Tensor, boxes: Tensor): Tensor {
  const size = slice(boxes, 2, 2, 4);
  const centre = add(mul(slice(deltas, 2, 0, 2), size), slice(boxes, 2, 0, 2));
  return concat([centre, mul(exp(slice(deltas, 2, 2, 4)), size)], 2);
}
