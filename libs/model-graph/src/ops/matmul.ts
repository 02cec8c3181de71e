import type { Tensor } from '../graph/tensor.js';
import { broadcast } from './elementwise.js';
import { fail, single } from './fail.js';

/** a […, M, K] · b […, K, N] → […, M, N]; leading axes broadcast. */
export function matmul(a: Tensor, b: Tensor): Tensor {
  if (a.shape.length < 2 || b.shape.length < 2) fail('MatMul', 'expected inputs of rank 2 or more', [a, b]);
  if (a.shape.at(-1) !== b.shape.at(-2)) {
    fail('MatMul', `expected ${a.shape.at(-1)} rows in the second input, got ${b.shape.at(-2)}`, [a, b]);
  }
  const leading = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  if (!leading) fail('MatMul', 'the leading axes do not broadcast', [a, b]);
  const shape = [...leading, a.shape.at(-2)!, b.shape.at(-1)!];
  return single(a.graph.node({ opType: 'MatMul', inputs: [a, b], outputs: [{ type: a.type, shape }] }));
}
