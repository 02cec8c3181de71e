import { add, relu, type Tensor } from '@framegate/model-graph';
import {
  deformableAttention,
  layerNorm,
  linear,
  type Network,
  selfAttention,
} from '@framegate/network-blocks';

/** Of all layer normalisations behind the projector. */
export const epsilon = 1e-5;
const selfHeads = 8;
const crossHeads = 16;
const points = 2;
const feedForwardWidth = 2048;

/** What the queries of all layers look at. */
export interface DecoderScene {
  /** [B, cells, C] */
  readonly memory: Tensor;
  /** Rows and columns of the memory. */
  readonly size: readonly [rows: number, columns: number];
  /** [B, Q, 4] */
  readonly reference: Tensor;
  /** [B, Q, C] */
  readonly positions: Tensor;
}

/** Queries look at each other, then at the image, then think: [B, Q, C]. Each step is normalised after. */
export function decoderLayer(network: Network, path: string, queries: Tensor, scene: DecoderScene): Tensor {
  const { memory, size, reference, positions } = scene;
  const added = (norm: string, step: Tensor, x: Tensor) => {
    const sum = network.at(path, () => add(x, step));
    return layerNorm(network, `${path}.${norm}`, sum, epsilon);
  };
  const told = selfAttention(network, `${path}.self_attn`, queries, selfHeads, positions);
  const agreed = added('norm1', told, queries);
  const seen = deformableAttention(
    network,
    `${path}.cross_attn`,
    { query: network.at(path, () => add(agreed, positions)), reference, memory },
    { heads: crossHeads, points, levels: [size] },
  );
  const informed = added('norm2', seen, agreed);
  const hidden = linear(network, `${path}.linear1`, informed, feedForwardWidth);
  const active = network.at(path, () => relu(hidden));
  return added('norm3', linear(network, `${path}.linear2`, active, queries.shape[2]!), informed);
}
