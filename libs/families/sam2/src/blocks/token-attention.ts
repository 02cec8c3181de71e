import { add, matmul, mul, reshape, softmax, type Tensor, transpose } from '@framegate/model-graph';
import { linear, type Network, transposed } from '@framegate/network-blocks';

const heads = 8;

/** One side of an attention: contents [N, B, C], and where they are: [N, B, C] to be added, or fixed [N, 1, C]. */
export interface Attended {
  readonly x: Tensor;
  readonly position?: Tensor;
  /** The position follows from weights alone: what projections make of it is worked out while the model is loaded. */
  readonly isFixed?: boolean;
}

export interface TokenAttentionOptions {
  /** Channels of all heads together. */
  readonly channels: number;
  /** Which side is small, so that scaling it costs least. */
  readonly scaled: 'queries' | 'keys';
}

/** Multi-head attention of queries [N, B, C] to keys [M, B, C], values taken from the keys without their position. */
export function tokenAttention(
  network: Network,
  path: string,
  queries: Attended,
  keys: Attended,
  { channels, scaled }: TokenAttentionOptions,
): Tensor {
  const width = queries.x.shape[2]!;
  const q = projection(network, `${path}.q_proj`, queries, channels);
  const k = projection(network, `${path}.k_proj`, keys, channels);
  const v = projection(network, `${path}.v_proj`, { x: keys.x }, channels);
  const mixed = network.at(path, () => {
    const factor = network.graph.floats([1 / Math.sqrt(channels / heads)]);
    const scaledQ = scaled === 'queries' ? mul(q, factor) : q;
    const scaledK = scaled === 'keys' ? mul(k, factor) : k;
    const weights = softmax(matmul(perHead(scaledQ, [1, 2, 0, 3]), perHead(scaledK, [1, 2, 3, 0])), -1);
    const byQuery = transpose(matmul(weights, perHead(v, [1, 2, 0, 3])), [2, 0, 1, 3]);
    const [length, batch] = byQuery.shape as [number, number];
    return reshape(byQuery, [length, batch, channels], [0, 0, channels]);
  });
  return linear(network, `${path}.out_proj`, mixed, width);
}

function perHead(x: Tensor, order: readonly number[]): Tensor {
  const [length, batch, channels] = x.shape as [number, number, number];
  const headDim = channels / heads;
  return transpose(reshape(x, [length, batch, heads, headDim], [0, 0, heads, headDim]), order);
}

/** (x + position) · Wᵀ + b; of a fixed position apart, as x · Wᵀ + (position · Wᵀ + b). */
function projection(
  network: Network,
  path: string,
  { x, position, isFixed = false }: Attended,
  outChannels: number,
): Tensor {
  if (!position) return linear(network, path, x, outChannels);
  if (!isFixed) {
    const sum = network.at(path, () => add(x, position));
    return linear(network, path, sum, outChannels);
  }
  const inChannels = x.shape[2]!;
  const spec = network.require({ name: `${path}.weight`, shape: [outChannels, inChannels] });
  const weight = network.stored(spec.name, [inChannels, outChannels], () =>
    transposed(network.source.read(spec), outChannels, inChannels),
  );
  const bias = network.weight(`${path}.bias`, [outChannels]);
  return network.at(path, () => add(matmul(x, weight), add(matmul(position, weight), bias)));
}
