import { concat, matmul, reshape, softmax, split, type Tensor, transpose } from '@framegate/model-graph';

/** Rows [places · groups, C], the groups of one place next to each other; heads are contiguous blocks of channels. */
export interface GroupedProjections {
  /** Already scaled by 1 / sqrt(C / heads). */
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
}

export interface GroupedAttentionOptions {
  readonly heads: number;
  /** Windows (of all images) that attend to themselves alone. */
  readonly groups: number;
  /** Parts that the queries are worked through in, one after the other: so many times fewer scores exist at once. */
  readonly parts: number;
}

/**
 * softmax(q·kᵀ)·v within each group and head. With places as the first axis, groups and heads are one axis that matrix
 * products can run over in place: onnxruntime takes these transposes into the products, so q, k and v are never copied.
 */
export function groupedAttention(
  { q, k, v }: GroupedProjections,
  { heads, groups, parts }: GroupedAttentionOptions,
): Tensor {
  const channels = q.shape[1]!;
  const perHead = (x: Tensor) => reshape(x, [x.shape[0]! / groups, groups * heads, channels / heads]);
  const keys = transpose(perHead(k), [1, 2, 0]);
  const values = transpose(perHead(v), [1, 0, 2]);
  const mixed = inParts(q, parts).map((part) => {
    const weights = softmax(matmul(transpose(perHead(part), [1, 0, 2]), keys), -1);
    return reshape(transpose(matmul(weights, values), [1, 0, 2]), part.shape);
  });
  return mixed.length === 1 ? mixed[0]! : concat(mixed as [Tensor, ...Tensor[]], 0);
}

function inParts(x: Tensor, parts: number): Tensor[] {
  if (parts === 1) return [x];
  return split(x, 0, Array<number>(parts).fill(x.shape[0]! / parts));
}
