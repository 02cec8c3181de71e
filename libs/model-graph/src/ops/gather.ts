import type { Tensor } from '../graph/tensor.js';
import { fail, frontAxis, single } from './fail.js';

/** Slices of x at `indices` (int64) along `axis`: the axis is replaced by the axes of `indices`. */
export function gather(x: Tensor, indices: Tensor, axis: number): Tensor {
  const front = frontAxis('Gather', axis, x);
  if (indices.type !== 'int64') fail('Gather', 'expected int64 indices', [x, indices]);
  return single(
    x.graph.node({
      opType: 'Gather',
      inputs: [x, indices],
      attributes: { axis: front },
      outputs: [{ type: x.type, shape: x.shape.toSpliced(front, 1, ...indices.shape) }],
    }),
  );
}

/** result[i…] = x[i… with the index at `axis` replaced by indices[i…]]; `indices` (int64) has the rank of x. */
export function gatherElements(x: Tensor, indices: Tensor, axis: number): Tensor {
  const front = frontAxis('GatherElements', axis, x);
  const fits =
    indices.type === 'int64' &&
    indices.shape.length === x.shape.length &&
    indices.shape.every((size, index) => index === front || size <= x.shape[index]!);
  if (!fits) fail('GatherElements', 'expected int64 indices of the same rank and no larger', [x, indices]);
  return single(
    x.graph.node({
      opType: 'GatherElements',
      inputs: [x, indices],
      attributes: { axis: front },
      outputs: [{ type: x.type, shape: indices.shape }],
    }),
  );
}

/** x [B, N, …] and indices [B, K, 1] (int64) → [B, K, …]: rows of each batch entry by themselves. */
export function gatherRows(x: Tensor, indices: Tensor): Tensor {
  const [batch] = x.shape;
  const fits =
    indices.type === 'int64' &&
    indices.shape.length === 3 &&
    indices.shape[0] === batch &&
    indices.shape[2] === 1;
  if (!fits) fail('GatherND', `expected int64 indices [${batch}, rows, 1]`, [x, indices]);
  return single(
    x.graph.node({
      opType: 'GatherND',
      inputs: [x, indices],
      attributes: { batch_dims: 1 },
      outputs: [{ type: x.type, shape: [batch!, indices.shape[1]!, ...x.shape.slice(2)] }],
    }),
  );
}
