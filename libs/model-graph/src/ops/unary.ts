import type { Tensor } from '../graph/tensor.js';
import { single } from './fail.js';

/** 1 / (1 + e^−x) */
export const sigmoid = (x: Tensor): Tensor => unary('Sigmoid', x);
/** max(x, 0) */
export const relu = (x: Tensor): Tensor => unary('Relu', x);
/** x/2 · (1 + erf(x/√2)): the exact form, not the one with tanh. */
export const gelu = (x: Tensor): Tensor => unary('Gelu', x);
export const exp = (x: Tensor): Tensor => unary('Exp', x);
export const log = (x: Tensor): Tensor => unary('Log', x);
export const sin = (x: Tensor): Tensor => unary('Sin', x);
export const cos = (x: Tensor): Tensor => unary('Cos', x);

function unary(opType: string, x: Tensor): Tensor {
  return single(x.graph.node({ opType, inputs: [x], outputs: [{ type: x.type, shape: x.shape }] }));
}
