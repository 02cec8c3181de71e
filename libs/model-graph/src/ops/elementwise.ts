import type { Shape, Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/** Sum with NumPy's broadcasting; so are the others here. */
export const add = (a: Tensor, b: Tensor): Tensor => binary('Add', a, b);
export const sub = (a: Tensor, b: Tensor): Tensor => binary('Sub', a, b);
export const mul = (a: Tensor, b: Tensor): Tensor => binary('Mul', a, b);
export const div = (a: Tensor, b: Tensor): Tensor => binary('Div', a, b);

/** 1 / (1 + e^−x) */
export const sigmoid = (x: Tensor): Tensor => unary('Sigmoid', x);

function unary(opType: string, x: Tensor): Tensor {
  return single(x.graph.node({ opType, inputs: [x], outputs: [{ type: x.type, shape: x.shape }] }));
}

function binary(opType: string, a: Tensor, b: Tensor): Tensor {
  if (a.type !== b.type) fail(opType, 'expected both inputs of one type', [a, b]);
  const shape = broadcast(a.shape, b.shape);
  if (!shape) fail(opType, 'the shapes do not broadcast', [a, b]);
  return single(a.graph.node({ opType, inputs: [a, b], outputs: [{ type: a.type, shape }] }));
}

/** The common shape of two, or `undefined` where there is none. */
export function broadcast(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 1; axis <= rank; axis++) {
    const left = a.at(-axis) ?? 1;
    const right = b.at(-axis) ?? 1;
    if (left !== right && left !== 1 && right !== 1) return undefined;
    shape.unshift(left === 1 ? right : left);
  }
  return shape;
}
