import { elementCount, formatShape, type Shape, type Tensor } from '../graph/tensor.js';
import { fail, frontAxis, single } from './fail.js';

/**
 * The same elements in another shape. `written` is what the file says instead where an axis differs between runs:
 * 0 for an axis taken over from x, −1 for whatever is left.
 */
export function reshape(x: Tensor, shape: Shape, written: Shape = shape): Tensor {
  if (elementCount(shape) !== elementCount(x.shape)) {
    fail('Reshape', `cannot make ${formatShape(shape)} of ${elementCount(x.shape)} elements`, [x]);
  }
  const inputs = [x, x.graph.integers(written)];
  return single(x.graph.node({ opType: 'Reshape', inputs, outputs: [{ type: x.type, shape }] }));
}

/** Axis i of the result is axis `order[i]` of x. */
export function transpose(x: Tensor, order: readonly number[]): Tensor {
  const isPermutation = order.length === x.shape.length && x.shape.every((_, axis) => order.includes(axis));
  if (!isPermutation)
    fail('Transpose', `expected a permutation of ${x.shape.length} axes, got ${order.join(', ')}`, [x]);
  const shape = order.map((axis) => x.shape[axis]!);
  const attributes = { perm: order };
  return single(
    x.graph.node({ opType: 'Transpose', inputs: [x], attributes, outputs: [{ type: x.type, shape }] }),
  );
}

/** Joins tensors that are alike but for `axis`. */
export function concat(tensors: readonly [Tensor, ...Tensor[]], axis: number): Tensor {
  const [first] = tensors;
  const front = frontAxis('Concat', axis, first);
  for (const tensor of tensors) {
    const alike =
      tensor.type === first.type &&
      tensor.shape.length === first.shape.length &&
      tensor.shape.every((size, index) => index === front || size === first.shape[index]);
    if (!alike) fail('Concat', `expected inputs that differ along axis ${axis} alone`, tensors);
  }
  const joined = tensors.reduce((sum, tensor) => sum + tensor.shape[front]!, 0);
  const shape = first.shape.with(front, joined);
  return single(
    first.graph.node({
      opType: 'Concat',
      inputs: tensors,
      attributes: { axis },
      outputs: [{ type: first.type, shape }],
    }),
  );
}

/** Cuts `axis` into pieces of the given sizes. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): Tensor[] {
  const front = frontAxis('Split', axis, x);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total !== x.shape[front]) {
    fail('Split', `expected sizes that add up to ${x.shape[front]}, got ${sizes.join(' + ')} = ${total}`, [
      x,
    ]);
  }
  return x.graph.node({
    opType: 'Split',
    inputs: [x, x.graph.integers(sizes)],
    attributes: { axis },
    outputs: sizes.map((size) => ({ type: x.type, shape: x.shape.with(front, size) })),
  });
}

/** Elements `start` to `end` (exclusive) along one axis. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const front = frontAxis('Slice', axis, x);
  if (start < 0 || end > x.shape[front]! || start >= end) {
    fail('Slice', `expected a range within 0…${x.shape[front]}, got ${start}…${end}`, [x]);
  }
  const inputs = [x, ...[[start], [end], [front]].map((value) => x.graph.integers(value))];
  const shape = x.shape.with(front, end - start);
  return single(x.graph.node({ opType: 'Slice', inputs, outputs: [{ type: x.type, shape }] }));
}
