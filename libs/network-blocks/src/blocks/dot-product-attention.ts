import { matmul, mul, reshape, softmax, type Tensor, transpose } from '@framegate/model-graph';

/** Projected queries [B, N, C], keys [B, M, C] and values [B, M, D]; heads are contiguous blocks of channels. */
export interface Projections {
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
}

/** softmax(q·kᵀ / sqrt(C / heads))·v of each head, heads side by side: [B, N, D]. */
export function dotProductAttention({ q, k, v }: Projections, heads: number): Tensor {
  const { graph } = q;
  const headDim = q.shape[2]! / heads;
  const scaled = mul(q, graph.floats([headDim ** -0.5]));
  const weights = softmax(matmul(perHead(scaled, heads, [0, 2, 1, 3]), perHead(k, heads, [0, 2, 3, 1])), -1);
  const mixed = matmul(weights, perHead(v, heads, [0, 2, 1, 3]));
  return reshape(transpose(mixed, [0, 2, 1, 3]), [q.shape[0]!, q.shape[1]!, v.shape[2]!]);
}

/** [B, N, C] as [B, N, heads, C / heads], its axes in another order. */
function perHead(x: Tensor, heads: number, order: readonly number[]): Tensor {
  const [batch, length, channels] = x.shape as [number, number, number];
  return transpose(reshape(x, [batch, length, heads, channels / heads]), order);
}
